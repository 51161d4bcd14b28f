// @ts-check
import { ROOMS, TEST_LIBRARIES } from './rooms.mjs';

/** @param {string} library */
const withSubpaths = (library) => [library, `${library}/**`];

/**
 * The options of `@nx/enforce-module-boundaries`.
 * @param {string[]} extraLibraries allowed in every room
 */
function moduleBoundaries(extraLibraries) {
  const rooms = Object.entries(ROOMS).map(([name, room]) => ({
    sourceTag: `room:${name}`,
    onlyDependOnLibsWithTags: room.rooms.map((other) => `room:${other}`),
    allowedExternalImports: [...room.libraries, ...extraLibraries].flatMap(withSubpaths),
  }));
  const everyRoom = { onlyDependOnLibsWithTags: ['room:*'] };
  return {
    depConstraints: [
      ...rooms,
      { sourceTag: 'room:cli', ...everyRoom, bannedExternalImports: ['cdk8s*', 'constructs'] },
      { sourceTag: 'room:nx', onlyDependOnLibsWithTags: [] },
      { sourceTag: 'room:create-nodeless', onlyDependOnLibsWithTags: ['room:cli'] },
      { sourceTag: 'room:tools', ...everyRoom },
      { sourceTag: 'room:workspace', ...everyRoom },
    ],
  };
}

export const SOURCE_BOUNDARIES = moduleBoundaries([]);
export const TEST_BOUNDARIES = moduleBoundaries(TEST_LIBRARIES);
