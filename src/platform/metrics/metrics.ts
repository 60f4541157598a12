import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Measured } from '../event-store/measured-event-store.js';

const REQUEST_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const APPEND_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5];

/** How a gauge is called, and what its labels are. No label may hold what says something of a person. */
export interface GaugeDoc {
  readonly name: string;
  readonly help: string;
  readonly labels: readonly string[];
}

/** One value of a gauge. */
export interface Sample {
  readonly gauge: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** What this process measures, as Prometheus reads it. A registry of its own, for tests have several applications. */
export class Metrics {
  private readonly registry = new Registry();
  private readonly gauges = new Map<string, Gauge>();

  private readonly requests = new Histogram({
    name: 'makegood_http_request_duration_seconds',
    help: 'Requests answered, by the pattern of their route.',
    labelNames: ['method', 'route', 'status'],
    buckets: REQUEST_SECONDS,
    registers: [this.registry],
  });

  private readonly appends = new Histogram({
    name: 'makegood_event_store_append_duration_seconds',
    help: 'Appends to the event store; failed: it did not say in time.',
    labelNames: ['outcome'],
    buckets: APPEND_SECONDS,
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  text(): Promise<string> {
    return this.registry.metrics();
  }

  /** A request was answered. @param route its pattern, never its address */
  answered(method: string, route: string, status: number, seconds: number): void {
    this.requests.observe({ method, route, status }, seconds);
  }

  readonly appended: Measured = (outcome, seconds) => {
    this.appends.observe({ outcome }, seconds);
  };

  declare({ name, help, labels }: GaugeDoc): void {
    const gauge = new Gauge({ name, help, labelNames: [...labels], registers: [this.registry] });
    this.gauges.set(name, gauge);
  }

  /** Replaces all values of these gauges; what is not among the samples is not told any more, rather than told as it was. */
  replace(docs: readonly GaugeDoc[], samples: readonly Sample[]): void {
    for (const { name } of docs) this.gauges.get(name)?.reset();
    for (const { gauge, labels, value } of samples) this.gauges.get(gauge)?.set(labels, value);
  }
}
