/** Outputs of two runs side by side. */
export { compareOutputs, type OutputDifference } from './compare';
export { normalised } from './normalise';
export { type CellOutput, textOf } from './output';
export { differenceSentence } from './sentences';
