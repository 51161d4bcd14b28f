import type { EC2Client } from '@aws-sdk/client-ec2';
import { EKSClient } from '@aws-sdk/client-eks';
import { CallLimit } from './call-limit.ts';
import { explainError } from './explain-error.ts';

export interface ConnectOptions {
  /** A profile of the configuration files of AWS. @default what the SDK's chain finds */
  readonly profile?: string;
  /** Where every service is reached, for tests and private endpoints. @default the endpoint of the service in the region */
  readonly endpointUrl?: string;
  /** Calls under way at once, over all regions. @default 20 */
  readonly concurrency?: number;
  /** How long one try may wait for its answer, in milliseconds. @default 20000 */
  readonly tryMs?: number;
  /** How long a call may take with all its tries, in milliseconds. @default 120000 */
  readonly callMs?: number;
  /** Tries of a call. @default 8 */
  readonly tries?: number;
}

/** Sends one request; the signal ends it when its time is over. */
type Send<T> = (abort: { readonly abortSignal: AbortSignal }) => Promise<T>;

/** How one region is asked. Clients of services that few facts need are loaded when they are. */
export interface AwsClients {
  readonly region: string;
  readonly eks: EKSClient;
  readonly ec2: () => Promise<EC2Client>;
  /**
   * Sends a request when its turn comes.
   *
   * @param action as IAM names it, `eks:DescribeCluster`
   * @param subject what is asked for, `cluster prod`
   * @throws AwsError when there is no answer, or none of use
   */
  readonly call: <T>(action: string, subject: string, send: Send<T>) => Promise<T>;
}

/** The regions that a command asks: they share one limit of calls, and close together. */
export interface AwsConnection {
  readonly in: (region: string) => AwsClients;
  readonly close: () => void;
}

export function connect(options: ConnectOptions = {}): AwsConnection {
  // On Node 20 the SDK would warn about releases of its own that this one is not.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';
  const { concurrency = 20 } = options;
  const limit = new CallLimit(concurrency);
  const regions = new Map<string, OpenClients>();
  return {
    in: (region) => {
      const known = regions.get(region);
      if (known !== undefined) return known;
      const opened = open(region, limit, { ...options, concurrency });
      regions.set(region, opened);
      return opened;
    },
    close: () => {
      for (const clients of regions.values()) clients.destroy();
    },
  };
}

interface OpenClients extends AwsClients {
  readonly destroy: () => void;
}

function open(
  region: string,
  limit: CallLimit,
  options: ConnectOptions & { readonly concurrency: number },
): OpenClients {
  const { tryMs = 20_000, callMs = 120_000, tries = 8, profile, endpointUrl, concurrency } = options;
  const common = {
    region,
    maxAttempts: tries,
    retryMode: 'adaptive',
    requestHandler: {
      connectionTimeout: Math.min(tryMs, 5_000),
      requestTimeout: tryMs,
      throwOnRequestTimeout: true,
      httpAgent: { maxSockets: concurrency },
      httpsAgent: { maxSockets: concurrency },
    },
    ...(profile === undefined ? {} : { profile }),
    ...(endpointUrl === undefined ? {} : { endpoint: endpointUrl }),
  };
  const eks = new EKSClient(common);
  const opened: { destroy(): void }[] = [eks];
  const late = <T extends { destroy(): void }>(load: () => Promise<T>) => {
    let loading: Promise<T> | undefined;
    return () => {
      loading ??= load().then((client) => {
        opened.push(client);
        return client;
      });
      return loading;
    };
  };
  return {
    region,
    eks,
    ec2: late(async () => new (await import('@aws-sdk/client-ec2')).EC2Client(common)),
    call: async (action, subject, send) => {
      try {
        return await limit.run(() => send({ abortSignal: AbortSignal.timeout(callMs) }));
      } catch (error) {
        throw explainError(error, { action, region, subject });
      }
    },
    destroy: () => {
      for (const client of opened) client.destroy();
    },
  };
}
