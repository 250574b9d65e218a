import { closedSet } from '../closed-set.js';

export const PsaKind = closedSet('PsaKind', 'A system in which an MSP keeps its tickets and bills.', [
  'CONNECTWISE_MANAGE',
  'AUTOTASK',
  'BMS',
  'HALOPSA',
  'SYNCRO',
]);
export const IntegrationKind = closedSet('IntegrationKind', 'What an account is connected with, besides its PSA.', [
  'EMAIL',
  'SMS',
  'WEBHOOK',
  'MICROSOFT_365',
  'DEFENDER_FOR_ENDPOINT',
]);
export const IntegrationStatus = closedSet('IntegrationStatus', 'Whether an integration works.', [
  'ACTIVE',
  'FAILING',
  'DISABLED',
]);
export const SiemSourceKind = closedSet('SiemSourceKind', 'How logs arrive.', [
  'SYSLOG',
  'WINDOWS_EVENT_LOG',
  'HEC',
  'CLOUD',
  'FIREWALL',
]);
export const SiemSourceStatus = closedSet('SiemSourceStatus', 'Whether logs arrive.', [
  'PENDING',
  'RECEIVING',
  'SILENT',
  'DISABLED',
]);
