import type { StackSubnet } from './stack.ts';

/** What of the cluster and its VPC the controller meets; what is absent is not known. */
export interface Surroundings {
  readonly vpc: {
    /** Those that the sources name. */
    readonly subnets: readonly StackSubnet[];
    /** Whether the VPC has no subnets but these: a new one has not. */
    readonly isComplete: boolean;
    /** Whether subnets have IPv6 blocks; undefined: nobody says it. */
    readonly hasIpv6: boolean | undefined;
  };
  /** Whether ACM holds a certificate for a host; undefined: nobody knows. Default: nobody knows. */
  readonly hasCertificate?: (host: string) => boolean | undefined;
  /** Whether the controller makes certificates (`enableCertificateManagement` of its chart). Default: false. */
  readonly makesCertificates?: boolean;
}

/** Nothing is known. */
export const UNKNOWN_SURROUNDINGS: Surroundings = {
  vpc: { subnets: [], isComplete: false, hasIpv6: undefined },
};
