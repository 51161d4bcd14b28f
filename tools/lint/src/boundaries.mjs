// @ts-check
import { LAYERS, TEST_LAYERS, TEST_LIBRARIES } from './layers.mjs';

/** @param {string} library */
const withSubpaths = (library) => [library, `${library}/**`];

/**
 * The options of `@nx/enforce-module-boundaries`.
 * @param {string[]} extraLibraries allowed in every layer
 * @param {string[]} extraLayers allowed in every layer
 */
function moduleBoundaries(extraLibraries, extraLayers) {
  const layers = Object.entries(LAYERS).map(([name, layer]) => ({
    sourceTag: `layer:${name}`,
    onlyDependOnLibsWithTags: [...layer.layers, ...extraLayers].map((other) => `layer:${other}`),
    allowedExternalImports: [...layer.libraries, ...extraLibraries].flatMap(withSubpaths),
  }));
  const everyLayer = { onlyDependOnLibsWithTags: ['layer:*'] };
  return {
    depConstraints: [
      ...layers,
      { sourceTag: 'layer:cli', ...everyLayer, bannedExternalImports: ['cdk8s*', 'constructs'] },
      { sourceTag: 'layer:nx', onlyDependOnLibsWithTags: [] },
      { sourceTag: 'layer:create-nodeless', onlyDependOnLibsWithTags: ['layer:cli'] },
      {
        sourceTag: 'layer:contract-tables',
        onlyDependOnLibsWithTags: ['layer:core', 'layer:kubernetes-schema'],
      },
      { sourceTag: 'layer:tools', ...everyLayer },
      { sourceTag: 'layer:workspace', ...everyLayer },
    ],
  };
}

export const SOURCE_BOUNDARIES = moduleBoundaries([], []);
export const TEST_BOUNDARIES = moduleBoundaries(TEST_LIBRARIES, TEST_LAYERS);
