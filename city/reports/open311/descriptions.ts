import { problemAnswer } from '@hefu/server'
import type { DescribeRouteOptions } from 'hono-openapi'
import type { OpenAPIV3_1 } from 'openapi-types'

/*
 * GeoReport v2 as the description of the API tells it. Each answer comes as JSON and, at the address with `.xml` or by `Accept`, as XML; errors are
 * a list of `code` and `description`, as GeoReport v2 has them, and not problem details.
 */

const TAGS = ['Fault reports (Open311)']
type Schema = OpenAPIV3_1.SchemaObject

const text: Schema = { type: 'string' }
const nullable: Schema = { type: ['string', 'null'] }

function both(description: string, schema: Schema) {
  return { description, content: { 'application/json': { schema }, 'text/xml': { schema } } }
}

function errors(description: string) {
  const item: Schema = {
    type: 'object',
    required: ['code', 'description'],
    properties: { code: { type: 'integer' }, description: text, reason: text, service: text },
  }
  return both(description, { type: 'array', items: item })
}

const SERVICE: Schema = {
  type: 'object',
  properties: {
    service_code: text,
    service_name: text,
    description: text,
    metadata: { type: 'boolean' },
    type: text,
    keywords: text,
    group: text,
  },
}
const SERVICE_REQUEST: Schema = {
  type: 'object',
  properties: {
    service_request_id: text,
    status: { type: 'string', enum: ['open', 'closed'] },
    status_notes: nullable,
    service_name: nullable,
    service_code: text,
    description: { ...nullable, description: 'Null until the custodian has looked at the words.' },
    agency_responsible: nullable,
    service_notice: nullable,
    requested_datetime: { type: 'string', format: 'date-time', description: 'To ten minutes.' },
    updated_datetime: { type: 'string', format: 'date-time' },
    expected_datetime: nullable,
    address: nullable,
    address_id: { ...nullable, description: 'The id of the thing.' },
    zipcode: nullable,
    lat: { type: 'number' },
    long: { type: 'number' },
    media_url: { ...nullable, description: 'Null until the custodian has looked at the photo.' },
  },
}
const LIST_404 = errors('There is none of this name, or the jurisdiction is another.')

/** Service discovery. */
export const DISCOVERY: DescribeRouteOptions = {
  tags: TAGS,
  summary: 'Where which version is offered',
  responses: { 200: both('Endpoints.', { type: 'object' }) },
}

/** The service list. */
export const SERVICES: DescribeRouteOptions = {
  tags: TAGS,
  summary: 'What can be reported',
  responses: { 200: both('Categories of faults.', { type: 'array', items: SERVICE }), 404: LIST_404 },
}

/** A service definition. */
export const DEFINITION: DescribeRouteOptions = {
  tags: TAGS,
  summary: 'What is asked of a report of one category',
  responses: { 200: both('Its attributes.', { type: 'object' }), 404: LIST_404 },
}

/** Service requests. */
export const REQUESTS: DescribeRouteOptions = {
  tags: TAGS,
  summary: 'What was reported: the newest 1000 within at most 90 days',
  parameters: ['service_request_id', 'service_code', 'start_date', 'end_date', 'status'].map((name) => ({
    name,
    in: 'query',
    schema: { type: 'string' },
  })),
  responses: {
    200: both('Reports.', { type: 'array', items: SERVICE_REQUEST }),
    400: errors('The query cannot be read.'),
    404: LIST_404,
  },
}

/** A service request. */
export const REQUEST: DescribeRouteOptions = {
  tags: TAGS,
  summary: 'One report',
  responses: { 200: both('A list of one.', { type: 'array', items: SERVICE_REQUEST }), 404: LIST_404 },
}

/** A token. */
export const TOKEN: DescribeRouteOptions = {
  tags: TAGS,
  summary: 'The id of a token: here both are the same',
  responses: { 200: both('A list of one.', { type: 'array', items: { type: 'object' } }), 404: LIST_404 },
}

const FORM: Schema = {
  type: 'object',
  required: ['service_code'],
  properties: {
    service_code: text,
    'attribute[thing]': { ...text, description: 'The id on the label of the thing; `address_id` means the same.' },
    lat: { type: 'number' },
    long: { type: 'number' },
    description: { ...text, description: 'At most 1000 characters of plain text.' },
    follow_hash: { ...text, description: 'SHA-256 of 16 random bytes of the reporter, base64url.' },
    pass: { ...text, description: 'A pass of the service that a refusal with the reason needs-pass names.' },
  },
}
const WITH_PHOTOS: Schema = {
  type: 'object',
  required: ['service_code'],
  properties: {
    ...('properties' in FORM ? FORM.properties : {}),
    media: { type: 'array', maxItems: 3, items: { type: 'string', format: 'binary' } },
  },
}

/** POST of a service request. */
export const POST_REQUEST: DescribeRouteOptions = {
  tags: TAGS,
  summary: 'Reports a fault; who does is not asked',
  description:
    'Names, addresses, accounts, devices and `media_url` of the specification are not read. Up to three photos come as multipart.',
  requestBody: {
    content: {
      'application/x-www-form-urlencoded': { schema: FORM },
      'multipart/form-data': { schema: WITH_PHOTOS },
    },
  },
  responses: {
    201: both('Taken. Without a follow_hash, follow_secret is told here once.', {
      type: 'array',
      items: {
        type: 'object',
        properties: { service_request_id: text, service_notice: text, account_id: nullable, follow_secret: text },
      },
    }),
    400: errors('A rule refuses it; `reason` says which.'),
    403: errors('Too many came: a pass of `service` is asked for, or the one that was sent is not good.'),
    409: errors('Whoever has this pass has reported this today.'),
    413: problemAnswer('The body is too large.'),
    415: errors('The body is of another type.'),
    429: errors('Too many came; `Retry-After` says when to come back.'),
    503: errors('Too many photos wait.'),
  },
}
