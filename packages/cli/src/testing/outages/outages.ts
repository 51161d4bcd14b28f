import { join } from 'node:path';
import { REPOSITORY } from '../repository-root.ts';

/**
 * Outages that people had, one repository each: what linters of single manifests let pass, and what is answered here. Files as
 * of `testdata/bad-input`; `expect` holds the errors alone, and `by-hand.yaml` what somebody would have applied who renders
 * nothing.
 */
export const OUTAGES = join(REPOSITORY, 'packages', 'cli', 'testdata', 'outages');
