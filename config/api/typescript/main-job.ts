// The main job in TypeScript, through types that are generated from contracts/openapi/dangol.yaml (openapi-typescript) and
// a client that knows nothing else (openapi-fetch). Types vanish when it runs: no generated code to ship, and each refusal is
// typed by its status. Takes the file of the credentials that a suite wrote.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import createClient, { type Client } from 'openapi-fetch';
import type { components, paths } from './dangol.js';

type Api = Client<paths>;
type Schemas = components['schemas'];
type Credentials = { gateway: string; clientId: string; clientSecret: string };

const admin = JSON.parse(readFileSync(process.argv[2] ?? '.dangol/credentials.json', 'utf8')) as Credentials;

/** The answer, or an error that says what the problem is. */
async function ok<T>(call: Promise<{ data?: T; error?: unknown }>): Promise<NonNullable<T>> {
  const { data, error } = await call;
  assert.ok(data !== undefined && data !== null, JSON.stringify(error));
  return data as NonNullable<T>;
}

/** What one service says, another knows a moment later. */
async function eventually<T>(ask: () => Promise<T>): Promise<T> {
  for (let left = 60; ; left--) {
    try {
      return await ask();
    } catch (failure) {
      if (left === 0) throw failure;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
}

async function caller(clientId: string, clientSecret: string): Promise<Api> {
  const api = createClient<paths>({ baseUrl: admin.gateway });
  const token = await ok(
    api.POST('/oauth2/token', {
      body: { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret },
      bodySerializer: (form) => new URLSearchParams(form as Record<string, string>),
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    }),
  );
  api.use({
    onRequest: ({ request }) => {
      request.headers.set('Authorization', `Bearer ${token.access_token}`);
      return request;
    },
  });
  return api;
}

async function made(headquarters: Api, body: Schemas['CreateApiClient']): Promise<Api> {
  const client = await ok(headquarters.POST('/v1/api-clients', { body }));
  return eventually(() => caller(client.clientId, client.clientSecret ?? ''));
}

const headquarters = await caller(admin.clientId, admin.clientSecret);
const partner = await ok(
  headquarters.POST('/v1/partners', { body: { name: 'Corner Bakery', type: 'FRANCHISE', legalForm: 'CORPORATION' } }),
);
const suffix = partner.id.slice(24);
const store = await ok(
  headquarters.POST('/v1/partners/{partnerId}/stores', {
    params: { path: { partnerId: partner.id } },
    body: { code: `TS-${suffix}`, name: 'Corner', currency: 'KRW' },
  }),
);
const program = await ok(
  headquarters.POST('/v1/programs', { body: { name: 'Regulars', currency: 'KRW', earnRule: { points: 1, perAmount: 100 } } }),
);
const card = await ok(headquarters.POST('/v1/cards', { body: { programId: program.id, number: `5000-${suffix}` } }));
const till = await made(headquarters, { name: 'Till', role: 'pos', partnerId: partner.id, storeCodes: [store.code] });
const portal = await made(headquarters, { name: 'Portal', role: 'partner-admin', partnerId: partner.id });

const sale: Schemas['RecordSale'] = {
  storeCode: store.code,
  receiptNumber: '1',
  soldAt: '2026-03-05T09:00:00Z',
  currency: 'KRW',
  cardNumber: card.number,
  lines: [{ sku: 'BREAD', quantity: 2, unitPrice: 2500, amount: 5000 }],
  totalAmount: 5000,
};
const recorded = await eventually(() => ok(till.POST('/v1/sales', { body: sale })));
const again = await till.POST('/v1/sales', { body: sale });
assert.equal(again.response.status, 200);
assert.equal(again.data?.saleId, recorded.saleId);

const wrong = await till.POST('/v1/sales', { body: { ...sale, receiptNumber: '2', totalAmount: 5001 } });
assert.equal(wrong.error?.type, 'urn:dangol:problem:amounts-do-not-add-up');
assert.equal(wrong.error?.errors?.[0]?.pointer, '#/totalAmount');

const returned = await ok(
  till.POST('/v1/sales/{id}/returns', {
    params: { path: { id: recorded.saleId } },
    body: {
      storeCode: store.code,
      receiptNumber: 'R1',
      returnedAt: '2026-03-05T10:00:00Z',
      lines: [{ lineNumber: 1, quantity: 1, amount: 2500 }],
      totalAmount: 2500,
    },
  }),
);
assert.equal(returned.pointsReturned, 25);
const hold = await ok(
  till.POST('/v1/redemptions', { body: { storeCode: store.code, cardNumber: card.number, points: 20, reference: 'pay' } }),
);
const spent = await ok(
  till.POST('/v1/redemptions/{id}/capture', { params: { path: { id: hold.redemptionId } }, body: {} }),
);
assert.equal(spent.status, 'CAPTURED');
const balance = await ok(till.GET('/v1/cards/{number}/balance', { params: { path: { number: card.number } } }));
assert.equal(balance.available, 5);

await ok(till.POST('/v1/customers', { body: { givenName: 'Mina', channel: 'STORE', cardNumber: card.number } }));
await eventually(async () => {
  const query = { from: '2026-03', to: '2026-03', groupBy: 'store' } as const;
  const board = await ok(portal.GET('/v1/kpis/identified-sales', { params: { query } }));
  assert.equal(board.data[0]?.identified.net, 2500);
  assert.equal(board.data[0]?.identifiedShare.ofNet, 1);
});
console.log('The main job is done in TypeScript.');
