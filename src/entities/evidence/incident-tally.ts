import { IndicatorCount } from '../incident-report.js';
import { counter, part, topic } from './counting.js';

@topic('Incident reports by how bad it was.')
export class SeverityCounts {
  @counter('Low.') low!: number;
  @counter('High.') high!: number;
  @counter('Critical.') critical!: number;
}

@topic('Incident reports by the product that noticed.')
export class ProductCounts {
  @counter('EDR.') edr!: number;
  @counter('ITDR.') itdr!: number;
  @counter('SIEM.') siem!: number;
}

@topic('Incident reports, counted in three ways.')
export class IncidentTally {
  @counter('All.') total!: number;
  @part(SeverityCounts, 'By how bad it was.') bySeverity!: SeverityCounts;
  @part(ProductCounts, 'By the product that noticed.') byProduct!: ProductCounts;
  @part([IndicatorCount], 'By what gave them away; one report may count for several.')
  byIndicator!: readonly IndicatorCount[];
}

@topic('Incident reports of the period.')
export class IncidentCounts {
  @part(IncidentTally, 'Sent.') reported!: IncidentTally;
  @part(IncidentTally, 'Resolved.') resolved!: IncidentTally;
}
