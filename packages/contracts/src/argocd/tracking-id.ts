/**
 * Value of the annotation by which Argo CD knows the objects of an Application. An object of the whole cluster carries
 * the namespace of the Application's destination.
 * Source: BuildAppInstanceValue and UnstructuredToAppInstanceValue in util/argo/resource_tracking.go of Argo CD v3.5.1
 */
export function trackingId(
  application: string,
  object: {
    readonly group: string;
    readonly kind: string;
    readonly namespace: string;
    readonly name: string;
  },
): string {
  return `${application}:${object.group}/${object.kind}:${object.namespace}/${object.name}`;
}

/** The Application that a tracking id names; undefined when it is none. */
export function applicationOfTrackingId(id: string | undefined): string | undefined {
  return /^([^:]*):[^:/]*\/[^:/]*:[^/]*\/[^/]*$/.exec(id ?? '')?.[1];
}
