/** Where a redirect leads; what is absent stays as it was asked for. */
interface Redirect {
  readonly host?: string | undefined;
  readonly path?: string | undefined;
  readonly port?: string | undefined;
  readonly protocol?: string | undefined;
  readonly query?: string | undefined;
}

/** What requests ask for; none of one kind: they may ask for anything. */
interface Asked {
  readonly hosts: readonly string[];
  /** As the controller writes them: `/api/*` for a prefix. */
  readonly paths: readonly string[];
}

/**
 * Whether a redirect leads to where it came from. The controller leaves such a rule out, without a word.
 * Source: pkg/ingress/rule_optimizer.go of the load balancer controller 3.5.0
 */
export function leadsNowhere(
  { port, protocol }: { readonly port: number; readonly protocol: string },
  { hosts, paths }: Asked,
  redirect: Redirect,
): boolean {
  const stays = (value: string | undefined, same: string, isSame: (text: string) => boolean) =>
    value === undefined || value === same || isSame(value);
  return (
    stays(redirect.host, '#{host}', (host) => hosts.includes(host)) &&
    stays(redirect.path, '/#{path}', (path) => paths.includes(path)) &&
    stays(redirect.port, '#{port}', (text) => text === String(port)) &&
    stays(redirect.protocol, '#{protocol}', (text) => text === protocol) &&
    stays(redirect.query, '#{query}', () => false)
  );
}
