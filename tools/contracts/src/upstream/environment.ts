import { delimiter } from 'node:path';
import { releasesOf, type Release } from './folders.ts';

/**
 * Upstream's files of the folders that `npm run test:upstream` was given, the older release first.
 * @throws Error where a test that needs them is run in another way
 */
export function upstreamReleases(): readonly [Release, Release] {
  const [older, newest] = releasesOf(foldersOf().slice(0, 2));
  return [older as Release, newest as Release];
}

/** The folder of the recorded verdicts, where one was given. */
export function upstreamVerdicts(): string | undefined {
  return foldersOf()[2];
}

function foldersOf(): string[] {
  const folders = process.env['NODELESS_UPSTREAM'];
  if (folders === undefined) throw new Error('run it with: npm run test:upstream -- <folder> <folder>');
  return folders.split(delimiter);
}
