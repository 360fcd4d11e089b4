/** The text forms of metrics. Sources: the OpenMetrics 1.0 specification; Prometheus, "Exposition formats". */

export type Form = 'openmetrics' | 'prometheus';

export const CONTENT_TYPES: Readonly<Record<Form, string>> = {
  openmetrics: 'application/openmetrics-text; version=1.0.0; charset=utf-8',
  prometheus: 'text/plain; version=0.0.4; charset=utf-8',
};

export type Labels = Readonly<Record<string, string>>;

interface Family {
  /** Without the suffix that its type adds. */
  readonly name: string;
  /** One line, without a full stop. */
  readonly help: string;
}
export interface Samples {
  readonly labels: Labels;
  readonly value: number;
}
export type Metric = Family &
  (
    | { readonly type: 'gauge'; readonly samples: readonly Samples[] }
    /** Named `…_total`; `since` is the Unix time at which it was 0. */
    | { readonly type: 'counter'; readonly samples: readonly Samples[]; readonly since: number }
    /** Named `…_info`; the labels are what it tells. */
    | { readonly type: 'info'; readonly samples: readonly { readonly labels: Labels }[] }
    | {
        readonly type: 'histogram';
        /** `classes` has one count more than there are `bounds`, and does not sum up. */
        readonly samples: readonly {
          readonly labels: Labels;
          readonly classes: readonly number[];
          readonly sum: number;
        }[];
        readonly bounds: readonly number[];
        readonly since: number;
      }
  );

/** Pure. */
export function exposition(metrics: readonly Metric[], form: Form): string {
  const lines = metrics.flatMap((metric) => [...header(metric, form), ...samples(metric, form)]);
  return `${[...lines, ...(form === 'openmetrics' ? ['# EOF'] : [])].join('\n')}\n`;
}

/** The names of all series that the metric gives in the older form, which is what queries use. Pure. */
export function seriesNames({ name, type }: Pick<Metric, 'name' | 'type'>): readonly string[] {
  switch (type) {
    case 'gauge':
      return [name];
    case 'counter':
      return [`${name}_total`];
    case 'info':
      return [`${name}_info`];
    case 'histogram':
      return [`${name}_bucket`, `${name}_count`, `${name}_sum`];
  }
}

/** The older form knows no `info`, and names a counter with its suffix. */
function header({ name, type, help }: Metric, form: Form): string[] {
  if (form === 'openmetrics') {
    const unit = /_(seconds|bytes)$/.exec(name)?.[1];
    return [
      `# TYPE ${name} ${type}`,
      ...(unit === undefined ? [] : [`# UNIT ${name} ${unit}`]),
      `# HELP ${name} ${escapedHelp(help)}.`,
    ];
  }
  const written = type === 'counter' ? `${name}_total` : type === 'info' ? `${name}_info` : name;
  return [`# HELP ${written} ${escapedHelp(help)}.`, `# TYPE ${written} ${type === 'info' ? 'gauge' : type}`];
}

function samples(metric: Metric, form: Form): string[] {
  const { name } = metric;
  const created = (labels: Labels, since: number): string[] =>
    form === 'openmetrics' ? [line(`${name}_created`, labels, since)] : [];
  switch (metric.type) {
    case 'gauge':
      return metric.samples.map(({ labels, value }) => line(name, labels, value));
    case 'counter':
      return metric.samples.flatMap(({ labels, value }) => [
        line(`${name}_total`, labels, value),
        ...created(labels, metric.since),
      ]);
    case 'info':
      return metric.samples.map(({ labels }) => line(`${name}_info`, labels, 1));
    case 'histogram':
      return metric.samples.flatMap(({ labels, classes, sum }) => [
        ...cumulative(classes).map((count, index) =>
          line(`${name}_bucket`, { ...labels, le: bound(metric.bounds[index]) }, count),
        ),
        line(`${name}_count`, labels, cumulative(classes).at(-1) ?? 0),
        line(`${name}_sum`, labels, sum),
        ...created(labels, metric.since),
      ]);
  }
}

function line(name: string, labels: Labels, value: number): string {
  const written = Object.entries(labels).map(([label, text]) => `${label}="${escapedLabel(text)}"`);
  return `${name}${written.length === 0 ? '' : `{${written.join(',')}}`} ${value}`;
}

/** OpenMetrics wants a decimal point in bounds. */
const bound = (value: number | undefined): string =>
  value === undefined ? '+Inf' : Number.isInteger(value) ? value.toFixed(1) : String(value);

function cumulative(classes: readonly number[]): number[] {
  let sum = 0;
  return classes.map((count) => (sum += count));
}

const escapedHelp = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
const escapedLabel = (text: string): string => escapedHelp(text).replaceAll('"', '\\"');
