import { hash } from 'node:crypto';
import { inputsOf, inputsText, type RenderingRequest } from '@nodeless/sources';

/**
 * Names a rendering by everything that it is made of.
 *
 * @param version of helm or kustomize, `v3.19.0`
 */
export function renderingKey(request: RenderingRequest, version: string): string {
  return hash('sha256', inputsText({ version, ...inputsOf(request) })).slice(0, 32);
}
