export { upstreamReleases, upstreamVerdicts } from './upstream/environment.ts';
export { namesIn, readJson, readText, type Release } from './upstream/folders.ts';
