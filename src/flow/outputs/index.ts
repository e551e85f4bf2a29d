/** Outputs of two runs side by side. */
export { compareOutputs, type OutputDifference } from './compare';
export { type Detail, detailOf } from './detail';
export { normalised } from './normalise';
export { type CellOutput, textOf } from './output';
export { differenceSentence } from './sentences';
