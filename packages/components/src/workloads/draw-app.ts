import { childPath, specPath } from '@nodeless/core';
import {
  firstTcpPort,
  isReplicated,
  servicePorts,
  workloadKey,
  type AppSpec,
  type ClusterModel,
} from '@nodeless/sources';
import type { Chart } from 'cdk8s';
import { service } from '@nodeless/catalogue/render';
import { emit } from '../objects/emit.ts';
import { asksFor } from '../objects/spec-path.ts';
import { loadBalancingOf } from '../services/load-balancing.ts';
import { autoscaler } from './autoscaler.ts';
import { claims } from './claims.ts';
import { configMaps } from './config-maps.ts';
import { containerPortName, protocolField } from './container-ports.ts';
import { disruptionBudget } from './disruption-budget.ts';
import { headlessService } from './governing-service.ts';
import { ingress } from './ingress.ts';
import { controlledByName, withNumbers } from './load-balancer-ports.ts';
import { monitor } from './monitor.ts';
import { hookTrigger } from './jobs.ts';
import { appPlacement } from './placement.ts';
import { fewestReplicas } from './replicas.ts';
import { drawRoutes } from './routes.ts';
import { secretObjects } from './secrets.ts';
import { serviceAccount } from './service-account.ts';
import { serviceFields } from './service-fields.ts';
import { workload } from './workload.ts';

export function namespaceOf({ name, namespace }: AppSpec): string {
  return namespace ?? name;
}

/** The objects of one app: what makes its pods, and what its ports, its replicas and its way to the outside ask for. */
export function drawApp(chart: Chart, app: AppSpec, { apps, spec: cluster }: ClusterModel): void {
  const document = `app/${app.name}`;
  const namespace = namespaceOf(app);
  const { expose, name, ports, scaling } = app;

  const loadBalancing = loadBalancingOf(cluster);
  configMaps(chart, app, namespace);
  for (const manifest of secretObjects(app, namespace, cluster))
    emit(chart, manifest, specPath(document, 'secrets', manifest.metadata.name));
  for (const { volume, manifest } of claims(app, namespace))
    emit(chart, manifest, specPath(document, 'volumes', volume, 'claim'));
  const account = serviceAccount(app, namespace, cluster);
  if (account !== undefined) emit(chart, account, specPath(document, 'serviceAccount'));
  const pods = workload(app, namespace, appPlacement(app, cluster, apps));
  emit(chart, pods);
  const kind = specPath(document, 'workload', workloadKey(app));
  if ('job' in app.workload && app.workload.job.hook !== undefined)
    emit(chart, hookTrigger(app, pods), childPath(kind, 'hook'));
  const headless = headlessService(app, namespace);
  if (headless !== undefined) emit(chart, headless, kind);
  if (scaling !== undefined) emit(chart, autoscaler(app, namespace, scaling), specPath(document, 'scaling'));
  if ((isReplicated(app) && fewestReplicas(app) >= 2) || app.disruption !== undefined) {
    const path = app.disruption !== undefined ? 'disruption' : scaling === undefined ? 'replicas' : 'scaling';
    disruptionBudget(chart, app, namespace, specPath(document, path));
  }
  const served = servicePorts(app);
  if (served.length > 0) {
    const ways = {
      ports: served.map((port) => ({
        ...{ name: port.name, port: port.port },
        ...protocolField(port),
        targetPort: containerPortName(ports, port.name),
      })),
      nlb: expose !== undefined && 'nlb' in expose ? withNumbers(expose.nlb, app) : undefined,
      fields: serviceFields(expose),
    };
    const object = service(name, namespace, ways, loadBalancing);
    emit(chart, object, specPath(document, expose === undefined ? 'ports' : 'expose'));
  }
  if (app.monitoring !== undefined)
    emit(chart, monitor(app, namespace, app.monitoring), specPath(document, 'monitoring'));
  drawRoutes(chart, app, namespace, cluster);
  const first = firstTcpPort(app);
  if (first !== undefined && expose !== undefined && 'alb' in expose) {
    const alb = controlledByName(withNumbers(expose.alb, app), app);
    asksFor(
      emit(chart, ingress(name, namespace, first.name, alb, loadBalancing)),
      specPath(document, 'expose', 'alb'),
    );
  }
}
