import { delimiter } from 'node:path';
import { releasesOf, type Release } from './folders.ts';

/**
 * Upstream's files of the folders that `npm run test:upstream` was given, the older release first.
 * @throws Error where a test that needs them is run in another way
 */
export function upstreamReleases(): readonly [Release, Release] {
  const folders = process.env['NODELESS_UPSTREAM'];
  if (folders === undefined) throw new Error('run it with: npm run test:upstream -- <folder> <folder>');
  const [older, newest] = releasesOf(folders.split(delimiter));
  return [older as Release, newest as Release];
}
