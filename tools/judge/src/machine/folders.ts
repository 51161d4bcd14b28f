import { homedir } from 'node:os';
import { join } from 'node:path';

const CACHE = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'nodeless-judge');

/** Built programs. */
export const BINARIES = join(CACHE, 'bin');
/** A Go module for each program, made by the build. */
export const SOURCES = join(CACHE, 'src');
/** Bare repositories with the pinned commits of charts. */
export const CHARTS = join(CACHE, 'charts');
/** This repository. */
export const REPOSITORY = join(__dirname, '..', '..', '..', '..');
