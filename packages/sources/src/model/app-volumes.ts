/** The name of the volume of a ConfigMap: that may have points, a volume not. */
export function volumeName(name: string): string {
  return name.replaceAll('.', '-');
}
