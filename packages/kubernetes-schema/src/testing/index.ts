export { breakages, type Breakage } from './breakages.ts';
export { kindArbitrary, kindsOf } from './kind-arbitrary.ts';
export { ANYTHING } from './scalar-arbitrary.ts';
