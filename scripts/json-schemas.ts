import * as z from 'zod';
import { baselineSchema } from '../src/core/gate/baseline.ts';
import { checkReportSchema } from '../src/core/gate/check-contract.ts';
import { policySchema } from '../src/core/policy/schema.ts';
import { budgetsReportSchema } from '../src/core/report/budgets-contract.ts';
import { scanReportSchema } from '../src/core/report/contract.ts';
import { diffReportSchema } from '../src/core/report/diff-contract.ts';
import { historyReportSchema } from '../src/core/report/history-contract.ts';
import { budgetDocumentSchema } from '../src/gateway/budget-document-schema.ts';

/** A committed JSON Schema: its path in the repository, and its text. */
export interface JsonSchemaFile {
  readonly path: string;
  readonly text: string;
}

/** The JSON Schemas of everything that people write or read outside of the code. */
export function jsonSchemas(): readonly JsonSchemaFile[] {
  return [
    schemaFile('schemas/callcost.schema.json', 'callcost.yml', policySchema),
    schemaFile('schemas/scan.schema.json', 'callcost scan --format json', scanReportSchema),
    schemaFile('schemas/check.schema.json', 'callcost check --format json', checkReportSchema),
    schemaFile('schemas/baseline.schema.json', 'callcost-baseline.json', baselineSchema),
    schemaFile('schemas/diff.schema.json', 'callcost diff --format json', diffReportSchema),
    schemaFile('schemas/history.schema.json', 'callcost history --format json', historyReportSchema),
    schemaFile('schemas/budgets.schema.json', 'callcost budgets --format json', budgetsReportSchema),
    schemaFile(
      'schemas/budgets-document.schema.json',
      'Budgets that a team publishes for Call Cost',
      budgetDocumentSchema,
    ),
  ];
}

function schemaFile(path: string, title: string, schema: z.ZodType): JsonSchemaFile {
  return { path, text: `${JSON.stringify({ title, ...z.toJSONSchema(schema, { io: 'input' }) }, null, 2)}\n` };
}
