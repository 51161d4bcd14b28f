// @ts-check
export { SOURCE_BOUNDARIES, TEST_BOUNDARIES } from './boundaries.mjs';
export { IMPORTS, PROPERTIES, PURE_GLOBALS, SYNTAX } from './restrictions.mjs';
export { foldersOf, TEST_FILES } from './layers.mjs';
