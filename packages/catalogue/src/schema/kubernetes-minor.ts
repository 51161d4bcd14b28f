import { isKubernetesVersion, SUPPORTED_KUBERNETES_VERSIONS } from '@nodeless/contracts/aws';
import { z } from 'zod';
import { quote } from './quote.ts';
import { refuse } from './refuse.ts';

const OFFERED = `EKS offers ${SUPPORTED_KUBERNETES_VERSIONS.join(', ')}`;
const isMinor = (text: string) => /^\d+\.\d+$/.test(text);

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
        isMinor(text) && !isKubernetesVersion(text)
          ? `EKS does not offer Kubernetes ${quote(text)}`
          : undefined,
      OFFERED,
    ),
  )
  .meta({ enum: [...SUPPORTED_KUBERNETES_VERSIONS] })
  .pipe(z.enum(SUPPORTED_KUBERNETES_VERSIONS));
