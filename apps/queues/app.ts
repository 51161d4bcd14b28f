import { Size } from 'cdk8s';
import { Capability, Cpu, Deployment, SeccompProfileType } from 'cdk8s-plus-30';
import { defineApp } from 'nodeless/kit';

interface Values {
  readonly image: string;
  /** Queues of SQS, and how many pods work on each. */
  readonly queues: Readonly<Record<string, number>>;
}

/** A Deployment for each queue, which is told the URL that the queue has in the account and the region of the cluster. */
export default defineApp<Values>((chart, cluster, { image, queues }) => {
  for (const [queue, replicas] of Object.entries(queues)) {
    const url = `https://sqs.${cluster.region}.amazonaws.com/${cluster.accountId}/${queue}`;
    new Deployment(chart, queue, {
      metadata: { name: `worker-${queue}` },
      replicas,
      automountServiceAccountToken: false,
      securityContext: { ensureNonRoot: true, user: 65_534 },
      containers: [
        {
          name: 'worker',
          image,
          command: ['sh', '-c', 'echo "Replace this with what works on $QUEUE_URL."; sleep infinity'],
          envVariables: { QUEUE_URL: { value: url } },
          resources: {
            cpu: { request: Cpu.millis(50), limit: Cpu.millis(100) },
            memory: { request: Size.mebibytes(64), limit: Size.mebibytes(64) },
          },
          securityContext: {
            capabilities: { drop: [Capability.ALL] },
            seccompProfile: { type: SeccompProfileType.RUNTIME_DEFAULT },
          },
        },
      ],
    });
  }
});
