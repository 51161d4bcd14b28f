import type { Segments } from '@nodeless/catalogue';
import { exposureHint } from './exposure-hints.ts';

/** Keys that people know from Kubernetes and that are left out on purpose, with what to write instead. */
const LEFT_OUT: readonly { readonly path: RegExp; readonly hint: string }[] = [
  {
    path: /^volumes\.[^.]+\.hostPath$/,
    hint: 'apps have no folder of their node: use emptyDir, ephemeral or claim; an agent that needs it comes as manifests (docs/manifests.md)',
  },
];

/** What to write instead of a key that is left out on purpose, or has another name here; undefined for all others. */
export function hintForUnknown(path: Segments): string | undefined {
  const written = path.join('.');
  return LEFT_OUT.find((one) => one.path.test(written))?.hint ?? exposureHint(written);
}
