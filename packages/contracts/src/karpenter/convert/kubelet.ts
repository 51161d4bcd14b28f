import type { KubeletConfiguration } from '../ec2-node-class.ts';
import { given } from './note.ts';
import type { Kubelet } from './schemas/pool-parts.ts';

/** Kubelet settings as v1 keeps them in an EC2NodeClass; undefined when there are none. Quantities are texts there. */
export function convertKubelet(kubelet: Kubelet | undefined): KubeletConfiguration | undefined {
  const { kubeReserved, systemReserved, ...same } = kubelet ?? {};
  const converted = {
    ...same,
    ...given({ kubeReserved: textsOf(kubeReserved), systemReserved: textsOf(systemReserved) }),
  };
  return Object.keys(converted).length === 0 ? undefined : converted;
}

type Quantities = { readonly [key: string]: string | number };

/** Quantities as texts. */
export function textsOf<T extends Quantities | undefined>(
  quantities: T,
): T extends undefined ? undefined : { [key: string]: string };
export function textsOf(quantities: Quantities | undefined): { [key: string]: string } | undefined {
  return (
    quantities && Object.fromEntries(Object.entries(quantities).map(([name, value]) => [name, String(value)]))
  );
}
