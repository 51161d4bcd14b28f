/** The options that decide which listeners an ALB has because of one Ingress. */
export interface Listening {
  /** A class of Ingresses; what it says comes before the options. */
  readonly class?: unknown;
  readonly group?: unknown;
  readonly listenPorts?:
    readonly { readonly HTTP?: number | undefined; readonly HTTPS?: number | undefined }[] | undefined;
  readonly tls?:
    | {
        readonly certificates?: unknown;
        readonly createAcmCertificate?: boolean | undefined;
        readonly redirectPort?: number | undefined;
      }
    | undefined;
}

export interface AlbListener {
  readonly protocol: 'HTTP' | 'HTTPS';
  readonly port: number;
}

/**
 * The listeners that one Ingress opens; undefined where its class may decide.
 * Source: computeIngressListenPorts in pkg/ingress/model_build_listener.go of the controller 3.5.0
 */
export function listenersOf(options: Listening): AlbListener[] | undefined {
  const { listenPorts, tls } = options;
  if (listenPorts === undefined) {
    if (options.class !== undefined) return undefined;
    const isTls = tls?.certificates !== undefined || tls?.createAcmCertificate === true;
    return [isTls ? { protocol: 'HTTPS', port: 443 } : { protocol: 'HTTP', port: 80 }];
  }
  return listenPorts.flatMap((entry) =>
    (['HTTP', 'HTTPS'] as const).flatMap((protocol) => {
      const port = entry[protocol];
      return port === undefined ? [] : [{ protocol, port }];
    }),
  );
}

/** The first HTTP listener that does more than redirect; undefined without one, or where only the class decides. */
export function unprotected(options: Listening): number | undefined {
  if (options.tls?.redirectPort !== undefined) return undefined;
  return listenersOf(options)?.find(({ protocol }) => protocol === 'HTTP')?.port;
}
