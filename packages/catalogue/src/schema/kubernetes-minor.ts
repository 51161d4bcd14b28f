import { isKubernetesVersion, SUPPORTED_KUBERNETES_VERSIONS } from '@nodeless/contracts/aws';
import { z } from 'zod';
import { quote } from './quote.ts';
import { refuse } from './refuse.ts';

const OFFERED = `EKS offers ${SUPPORTED_KUBERNETES_VERSIONS.join(', ')}`;
const isMinor = (text: string) => /^\d+\.\d+$/.test(text);

/** Whether a minor version is above all that are known: nobody can say here whether EKS has it. */
function isNewer(text: string): boolean {
  const rank = (version: string) => version.split('.').map(Number);
  const [major = 0, minor = 0] = rank(text);
  return SUPPORTED_KUBERNETES_VERSIONS.map(rank).every(
    ([knownMajor = 0, knownMinor = 0]) => major > knownMajor || (major === knownMajor && minor > knownMinor),
  );
}

/** A Kubernetes minor version that EKS offers, `1.35`. */
export const KubernetesMinor = z
  .string()
  .check(
    refuse(
      'spec/version-range',
      (text) => (isMinor(text) ? undefined : `${quote(text)} is not one minor version`),
      `write major and minor, for example "1.35"; ${OFFERED}`,
    ),
    refuse(
      'spec/unsupported-kubernetes',
      (text) =>
        isMinor(text) && !isKubernetesVersion(text) && !isNewer(text)
          ? `EKS does not offer Kubernetes ${quote(text)}`
          : undefined,
      OFFERED,
    ),
    refuse(
      'spec/unsupported-kubernetes',
      (text) =>
        isMinor(text) && isNewer(text)
          ? `Kubernetes ${quote(text)} is newer than what this release of Nodeless knows`
          : undefined,
      `take a newer Nodeless when EKS has it; known: ${SUPPORTED_KUBERNETES_VERSIONS.join(', ')}`,
    ),
  )
  .meta({ enum: [...SUPPORTED_KUBERNETES_VERSIONS] })
  .pipe(z.enum(SUPPORTED_KUBERNETES_VERSIONS));
