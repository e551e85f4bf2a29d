/** From a notebook to the plan of a package that means the same. */
export * from './plan';
export { plan, type PlanInput } from './planning';
export { planOutput } from './outputs';
export { environmentOf, environmentRequest, type EnvironmentRequest } from './request';
export { requirementLines } from './requirements';
