"""What may happen to a spec, and what each of it means on the wire."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from review.findings import Level

from tests.review.editing import Draft

B, U, R, C, N = Level.BREAKING, Level.UNKNOWN, Level.RISKY, Level.COMPATIBLE, Level.NONE
PATHS = "#/paths"
BOOKS = f"{PATHS}/~1v1~1accounts~1{{account_id}}~1books"


@dataclass(frozen=True)
class Edit:
    """An edit, and what it is expected to mean."""

    name: str
    make: Callable[[Draft], object]
    wire: Level
    rules: set[str] = field(default_factory=set)  # some that must be among those of the findings
    entries: int | None = None  # how many changes with an effect the report has; one, or none for no effect

    @property
    def count(self) -> int:
        return (0 if self.wire is N else 1) if self.entries is None else self.entries


def replace(name: str, place: str, old: str, new: str, wire: Level, *rules: str, entries: int | None = None) -> Edit:
    return Edit(name, lambda d: d.replace(place, old, new), wire, set(rules), entries)


def append(name: str, place: str, line: str, wire: Level, *rules: str, entries: int | None = None) -> Edit:
    """A line below the type of a schema, or of the schema of a parameter."""
    return Edit(name, lambda d: d.add(place, line), wire, set(rules), entries)


def remove(name: str, place: str, wire: Level, *rules: str, entries: int | None = None) -> Edit:
    return Edit(name, lambda d: d.remove(place), wire, set(rules), entries)


PING = """
    /v1/ping:
      get:
        operationId: books.ping
        tags: [books]
        summary: Ping
        description: Pings.
        responses:
          '200':
            description: It is there.
            content:
              application/json:
                schema:
                  $ref: '#/components/schemas/Done'
                example: {message: ok}
    """
LOCALE = """
    - name: locale
      in: query
      description: Only in this language.
      schema:
        type: string
      example: en
    """
SORT = """
    BookSort:
      type: string
      description: What to sort by.
      enum: [title, year]
    """
SCHEMAS = "#/components/schemas"

EDITS = [
    # Operations
    remove("operation removed", BOOKS + "~1{book_id}/put", B, "api-removed-without-deprecation"),
    remove("operation removed, with its path", f"{PATHS}/~1v1~1shelves~1check", B,
           "api-path-removed-without-deprecation"),
    remove("operation removed after its sunset", BOOKS + "~1{book_id}/delete", B, "review-removed"),
    Edit("operation added", lambda d: d.add(PATHS, PING), C, {"endpoint-added"}),
    replace("operation renamed", "books.get", "books.get", "books.fetch", N),
    replace("operation retagged", "books.get", "books.get\n      tags: [books]", "shelves.get\n      tags: [shelves]",
        N),
    Edit("tag renamed",
         lambda d: d.everywhere("operationId: shelves.", "operationId: racks.").everywhere("[shelves]", "[racks]")
         .everywhere("name: shelves", "name: racks"), N),
    Edit("path changed", lambda d: d.everywhere("/v1/shelves/check", "/v1/shelves/test"), B),
    replace("verb changed", BOOKS + "~1{book_id}", "    put:", "    patch:", B, entries=1),
    Edit("path parameters with each other's names",
         lambda d: d.everywhere("{shelf_id}/books/{book_id}", "{book_id}/books/{shelf_id}"), N),
    append("operation deprecated", "books.get", "deprecated: true", C, "endpoint-deprecated"),
    replace("operation no longer deprecated", "books.delete",
        "      deprecated: true\n      x-sunset: '2020-01-01'\n      parameters",
            "      parameters", C),
    replace("paging by another key", "books.list/x-paging", "key: id", "key: title", N),
    append("extension of somebody else's", "books.get", "x-internal:\n  since: 2026", U, "review-unknown-effect"),
    Edit("extension of the document", lambda d: d.everywhere("openapi: 3.0.3", "openapi: 3.0.3\nx-note: 1"), U),
    append("callback", "books.create", "callbacks:\n  done:\n    '{$request.body#/url}':\n      post:\n"
           "        responses:\n          '200':\n            description: ok", U, "review-unknown-effect"),
    Edit("base path moved from the paths to the server",
         lambda d: d.everywhere("  /v1/", "  /").everywhere("{region}.example.com", "{region}.example.com/v1"), N),
    # Parameters
    Edit("path parameter renamed",
         lambda d: d.everywhere("{shelf_id}", "{rack_id}").everywhere("name: shelf_id", "name: rack_id"), N,
         {"review-path-parameter-renamed"}),
    replace("parameter renamed", "books.list?prefix", "name: prefix", "name: starts", B,
            "request-parameter-removed", "new-optional-request-parameter", entries=2),
    replace("parameter spelled in another way", "books.list?last_read", "name: last_read", "name: lastRead", B,
            "review-renamed"),
    Edit("parameter added, optional", lambda d: d.add("books.list/parameters", LOCALE), C,
         {"new-optional-request-parameter"}),
    Edit("parameter added, required",
         lambda d: d.add("books.list/parameters", LOCALE.replace("in: query", "in: query\n      required: true")), B,
         {"new-required-request-parameter"}),
    remove("parameter removed", "books.list?prefix", B, "request-parameter-removed"),
    remove("parameter removed after its sunset", "books.delete?force", B),
    append("parameter made required", "books.list?prefix", "  required: true", B, "request-parameter-became-required"),
    replace("whole number of 32 bits that says so", "books.list?page", "format: int32",
            "format: int32\n            maximum: 2147483647", N),
    append("body property of any length", "BookRequest.title", "minLength: 0", N),
    append("shared parameter made required", "#/components/parameters/Scope", "required: true", B),
    replace("parameter type changed", "books.list?last_read", "type: boolean", "type: integer", B,
            "request-parameter-type-changed"),
    replace("parameter type widened", "books.list?page", "type: integer\n            format: int32", "type: number", C),
    replace("parameter of any string", "books.list?last_read", "type: boolean", "type: string", C),
    replace("parameter format stated", "books.list?prefix", "type: string", "type: string\n            format: date",
        B),
    replace("parameter format dropped", "books.list?from", "\n            format: date", "", C),
    replace("parameter of a day takes a moment", "books.list?from", "format: date", "format: date-time", B),
    replace("parameter enum value added", "books.list?sort_by", "- year", "- year\n              - size", C,
            "request-parameter-enum-value-added"),
    replace("parameter enum value removed", "books.list?sort_by", "              - year\n", "", B,
            "request-parameter-enum-value-removed"),
    replace("parameter became an enum", "books.list?prefix", "type: string",
            "type: string\n            enum: [A, B]", B),
    replace("parameter no longer an enum", "books.list?sort_by",
            "            enum:\n              - title\n              - year\n", "", C),
    replace("list limit narrowed", "books.list?ids", "maxItems: 100", "maxItems: 50", B,
            "request-parameter-max-items-decreased"),
    replace("list limit widened", "books.list?ids", "maxItems: 100", "maxItems: 200", C),
    replace("number limit narrowed", "books.list?page_size", "maximum: 100", "maximum: 50", B),
    replace("number limit lifted", "books.list?page_size", "            maximum: 100\n", "", C),
    replace("number limit set", "books.list?page_size", "maximum: 100", "maximum: 100\n            minimum: 1", B),
    replace("length limit set", "books.list?prefix", "type: string", "type: string\n            maxLength: 30", B),
    replace("length limit set as the description stated it", "books.list?prefix", "type: string",
            "type: string\n            maxLength: 20", C, "review-limits-stated"),
    replace("list limit set", "books.list?ids", "maxItems: 100", "maxItems: 100\n            minItems: 2", B),
    append("path parameter that is not empty", "#/components/parameters/BookId/schema", "minLength: 1", N),
    replace("pattern set", "books.list?prefix", "type: string", "type: string\n            pattern: '^[A-Z]'", B),
    replace("multiples of half", "books.list?step", "multipleOf: 10", "multipleOf: 5", C),
    replace("multiples of another number", "books.list?step", "multipleOf: 10", "multipleOf: 4", B),
    replace("list written in another way", "books.list?ids", "explode: false", "explode: true", B,
            "review-parameter-style"),
    replace("style stated no longer", "books.list?ids", "          style: form\n", "", N),
    replace("default set as the description stated it", "books.list?page", "format: int32",
            "format: int32\n            default: 1", N, "review-default-stated"),
    replace("default set", "books.list?page_size", "maximum: 100", "maximum: 100\n            default: 7", B,
            "request-parameter-default-value-added"),
    replace("shared parameter deprecated", "#/components/parameters/Scope", "in: query",
            "in: query\n      deprecated: true", C),
    Edit("parameter given to the path",
         lambda d: d.remove("books.delete?force").add(f"{BOOKS}~1{{book_id}}/parameters", """
            - name: force
              in: query
              description: Whether or not it is lent.
              deprecated: true
              x-sunset: '2020-01-01'
              schema:
                type: boolean
              example: true
            """), C),  # the other operations of the path take it now
    replace("list of certain values", "books.list?ids", "              type: string",
            "              type: string\n              enum: [b1]", B),
    replace("parameter in JSON no longer", "books.list?filter",
            "          content:\n            application/json:\n              schema:\n"
            "                $ref: '#/components/schemas/Names'\n              example: [title]",
            "          schema:\n            $ref: '#/components/schemas/Names'\n          example: [title]", B,
            "review-parameter-style"),
    Edit("parameter to a component",
         lambda d: d.put("books.list?from", "- $ref: '#/components/parameters/From'").add("#/components/parameters", """
            From:
              name: from
              in: query
              description: First day.
              schema:
                type: string
                format: date
              example: "2026-01-01"
            """), N),
    Edit("parameter to a component, written in another way",
         lambda d: d.put("books.list?ids", "- $ref: '#/components/parameters/Ids'").add("#/components/parameters", """
            Ids:
              name: ids
              in: query
              description: Only these.
              schema:
                type: array
                maxItems: 100
                items:
                  type: string
              example: [b1]
            """), B, {"review-parameter-style"}),
    Edit("values to a component",
         lambda d: d.replace("books.list?sort_by", "type: string\n            enum:\n              - title\n"
                             "              - year", "$ref: '#/components/schemas/BookSort'").add(SCHEMAS, SORT), N),
    Edit("values to a component, one less",
         lambda d: d.replace("books.list?sort_by", "type: string\n            enum:\n              - title\n"
                             "              - year", "$ref: '#/components/schemas/BookSort'")
         .add(SCHEMAS, SORT.replace(", year", "")), B),
    # Bodies
    append("body property added, optional", "BookRequest/properties",
        "colour:\n  type: string\n  description: Its colour.",
           C, "new-optional-request-property"),
    Edit("body property added, required",
         lambda d: d.add("CheckRequest/required", "- level").add("CheckRequest/properties",
                                                                 "level:\n  type: string\n  description: How strict."),
                                                                     B,
         {"new-required-request-property"}),
    remove("body property removed", "BookRequest.subtitle", R, "request-property-removed"),
    replace("body property spelled in another way", "BookRequest", "last_seen:", "lastSeen:", B,
            "review-renamed"),
    append("body property made required", "BookCreateRequest/allOf/1/required", "- lent", B),
    remove("body property made optional", "BookCreateRequest/allOf/1/required/1", C),
    replace("body property type changed", "BookRequest.lent", "type: boolean", "type: string", B),
    replace("body format dropped", "BookRequest.language", "          format: language\n", "", C),
    replace("open enum closed", "KindEnum", "      x-open-enum: true\n", "", N),
    replace("shared enum value added", "ScopeEnum", "- mine", "- mine\n        - yours", C),
    replace("shared enum value removed", "ScopeEnum", "\n        - mine", "", B),
    append("body property became nullable", "BookRequest.title", "nullable: true", C),
    replace("body property no longer nullable", "BookRequest.subtitle", "          nullable: true\n", "", B),
    replace("text limit narrowed", "BookRequest.summary", "300", "200", B),
    replace("text limit widened", "BookRequest.summary", "300", "500", C),
    append("text limit set", "BookRequest.title", "maxLength: 10", B),
    replace("list limit of a body narrowed", "BookRequest.places", "maxItems: 3", "maxItems: 2", B),
    replace("list limit of a body set", "BookRequest.places", "maxItems: 3", "maxItems: 3\n          minItems: 1", B),
    replace("body pattern removed", "BookRequest.code", "          pattern: '^[A-Z]'\n", "", C),
    replace("body pattern of any string", "BookRequest.code", "'^[A-Z]'", "'.*'", C),
    replace("body pattern changed", "BookRequest.code", "'^[A-Z]'", "'^[a-z]'", B),
    replace("body made optional", "books.update/requestBody", "required: true", "required: false", C,
            "request-body-became-optional"),
    remove("body removed", "books.update/requestBody", B, "request-body-removed"),
    append("body added", "shelves.add", "requestBody:\n  required: true\n  content:\n    application/json:\n"
           "      schema:\n        $ref: '#/components/schemas/CheckRequest'\n      example: {rule: a}", B,
           "request-body-added-required"),
    append("body closed to other fields", "BookRequest", "additionalProperties: false", B,
           "review-request-values-narrowed"),
    replace("body opened to other fields", "CheckRequest", "      additionalProperties: false\n", "", C),
    replace("free object of strings only", "Extra", "additionalProperties: true",
            "additionalProperties:\n        type: string", B),
    append("body default set as the description stated it", "BookRequest.lent", "default: false", N),
    append("body default set", "BookRequest.title", "default: none", B),
    append("default of a required property", "CheckRequest.rule", "default: a", N, "review-default-stated"),
    append("body property no longer sent", "BookRequest.title", "readOnly: true", R,
           "request-optional-property-became-read-only"),
    # Answers
    append("answer field added", "Book/properties", "cover:\n  type: string\n  description: Its cover.", C,
           "response-optional-property-added"),
    remove("answer field removed, optional", "Book.subtitle", R, "response-optional-property-removed"),
    Edit("answer field removed, required", lambda d: d.remove("Book.title").remove("Book/required/1"), B,
         {"response-required-property-removed"}),
    replace("answer field spelled in another way", "Book", "isbn:", "ISBN:", B, "review-renamed"),
    remove("answer field made optional", "Book/required/1", B, "response-property-became-optional"),
    append("answer field made required", "Book/required", "- pages", C, "response-property-became-required"),
    replace("answer field type changed", "Book.pages", "type: integer", "type: string", B,
            "response-property-type-changed"),
    replace("answer format added", "Book.isbn", "type: string", "type: string\n          format: isbn", C),
    replace("answer format dropped", "Book.printed", "          format: date\n", "", B),
    replace("answer format changed", "Book.printed", "format: date", "format: date-time", B),
    replace("seconds are a plain number", "Book.added", "format: unixtime", "format: int64", N),
    append("answer field became nullable", "Book.subtitle", "nullable: true", B),
    replace("answer field no longer nullable", "Book.note", "          nullable: true\n", "", C),
    append("answer field became an enum", "Book.mood", "enum: [sad, glad]", C),
    replace("answer enum value added", "Book.status", "[here, lent]", "[here, lent, lost]", R,
            "response-property-enum-value-added"),
    replace("answer enum value removed", "Book.status", "[here, lent]", "[here]", C),
    replace("answer enum lifted to any string", "Book.status", "          enum: [here, lent]\n", "", B),
    replace("answer of another schema", "books.delete/responses/200", "schemas/Done", "schemas/Author", R),
    replace("answer of a list instead", "books.delete/responses/200", "schemas/Done", "schemas/Names", B),
    remove("answer without content", "shelves.add/responses/200/content", B, "response-media-type-removed"),
    Edit("answer of an error without a body", lambda d: d.replace("books.create/responses/409", "Conflict", "Busy")
         .add("#/components/responses", "Busy:\n  description: It is busy."), B, {"response-media-type-removed"}),
    append("answer closed to other fields", "Author", "additionalProperties: false", C),
    replace("answer opened to other fields", "CheckResponse", "      additionalProperties: false\n", "", C),
    replace("alternatives in another order", "Book.tags",
            "            - type: array\n              items:\n                type: string\n            - type: string",
            "            - type: string\n            - type: array\n              items:\n"
            "                type: string", N),
    replace("answer field became alternatives", "Book.pages", "type: integer",
            "oneOf:\n            - type: integer\n            - type: string", B),
    replace("list no longer joined", "Book.tags", "          x-comma-joined: true\n", "", N),
    append("answer field no longer comes", "Book.title", "writeOnly: true", B,
           "response-required-property-became-write-only"),
    replace("secret shown from now on", "Book.secret", "          format: password\n", "", N),
    append("answer field deprecated", "Book.mood", "deprecated: true", C),
    remove("error without a body", "#/components/responses/Conflict/content", B, "response-media-type-removed"),
    append("answer field that holds an example only", "Book.mood", "example: glad", N),
    # Statuses, headers, credentials, servers
    replace("status of success changed", "books.delete/responses/200", "'200'", "'204'", B,
            "response-success-status-removed", "response-success-status-added", entries=2),
    append("status of error added", "books.get/responses", "'409':\n  $ref: '#/components/responses/Conflict'", C,
           "response-non-success-status-added"),
    remove("status of error removed", "books.create/responses/409", C, "response-non-success-status-removed"),
    replace("header of another type", "#/components/responses/TooManyRequests/headers/Retry-After", "type: string",
            "type: integer", B),
    remove("header removed", "#/components/responses/TooManyRequests/headers/Retry-After", R,
           "optional-response-header-removed"),
    remove("credentials needed now", "shelves.check/security", B, "review-security"),
    append("credentials no longer needed", "books.update", "security: []", C, "review-security-widened"),
    replace("sign in in another way", "#/components/securitySchemes/provisioningKey", "scheme: basic", "scheme: bearer",
            B, "review-security"),
    Edit("sign in as before, under another name", lambda d: d.everywhere("provisioningKey: []", "pair: []")
         .replace("#/components/securitySchemes/provisioningKey", "    provisioningKey:", "    pair:"), N),
    append("sign in in one more way", "#/security", "- oauth: [read]", C, "review-security-widened"),
    replace("another scope needed", "books.get/security", "[read]", "[read, write]", B, "review-security"),
    append("credentials stated once more", "books.update", "security:\n  - provisioningKey: []", N),
    replace("region removed", "#/servers", "[api, api-eu]", "[api]", B, "review-server-removed"),
    replace("another region by default", "#/servers/0", "default: api\n", "default: api-eu\n", B,
            "review-server-default"),
    append("server of an operation", "books.get", "servers:\n  - url: https://other.example.com", B,
           "review-server-removed"),
    remove("server of an operation removed", "shelves.add/servers", B, "review-server-removed"),
    append("server added", "#/servers", "- url: https://more.example.com", C, "review-server-added"),
    # What has no effect
    replace("description of an operation", "books.get", "Gets one.", "Fetches one.", N),
    replace("description of a field", "Book.title", "Its title.", "The title.", N),
    replace("summary", "books.list/summary", "List books", "List the books", N),
    replace("example of an answer", "books.delete/responses/200", "{message: ok}", "{message: done}", N),
    replace("version only", "#/info/version", "0.1.0", "0.1.1", N),
    replace("order of keys", "Done", "      type: object\n      description: That it is done.",
            "      description: That it is done.\n      type: object", N),
    Edit("order of what is required", lambda d: d.put("Book/required", "required:\n  - title\n  - id"), N),
    Edit("allOf taken apart",
         lambda d: d.put("BookCreateRequest/allOf", """
            allOf:
              - $ref: '#/components/schemas/BookRequest'
              - type: object
                required:
                  - title
              - type: object
                required:
                  - summary
            """), N),
    Edit("allOf made flat", lambda d: d.replace("BookCreateRequest",
        "allOf:\n        - $ref: '#/components/schemas/BookRequest'\n"
         "        - type: object\n          required:\n            - title\n            - summary",
         "allOf:\n        - $ref: '#/components/schemas/BookRequest'\n      required: [title, summary]"), N),
    Edit("schema renamed", lambda d: d.everywhere("schemas/Author", "schemas/Writer").everywhere("    Author:",
        "    Writer:"), N),
    Edit("schema renamed, a field of another type",
         lambda d: d.everywhere("schemas/Author", "schemas/Writer").everywhere("    Author:", "    Writer:")
         .replace("Author.name", "type: string", "type: integer"), B),
    append("schema that nothing uses", SCHEMAS, "Unused:\n  type: object\n  description: Nothing uses it.", N),
    append("schema used in an answer now", "Done/properties", "check:\n  $ref: '#/components/schemas/CheckRequest'", C),
    append("tag described in another way", "#/tags", "- name: more\n  description: More.", N),
]  # fmt: skip
