import type { AlbOptions, NlbOptions } from '@nodeless/contracts/load-balancer';
import type { JsonObject } from '@nodeless/core';

/** How Services and Ingresses ask for load balancers: whoever makes them reads other classes and annotations. */
export interface LoadBalancing {
  readonly nlb: (options: NlbOptions) => {
    readonly annotations: Readonly<Record<string, string>>;
    /** Fields of the Service's spec. */
    readonly fields: JsonObject;
  };
  /** @param className the class of Ingresses that is named; default: the one that every cluster has */
  readonly alb: (
    options: AlbOptions,
    className?: string,
  ) => {
    readonly annotations: Readonly<Record<string, string>>;
    readonly ingressClassName: string;
  };
  /** The annotation with the DNS names of a load balancer, as who keeps DNS records reads it. Undefined where nobody does. */
  readonly hostnameAnnotation: string | undefined;
}
