"""What may happen to the spec, and what each of it means: on the wire, in Python, and for the version."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from review.findings import Level

from tests.review.editing import V1, Draft

B, R, C, N = Level.BREAKING, Level.RISKY, Level.COMPATIBLE, Level.NONE
SCHEMAS = "#/components/schemas"


@dataclass(frozen=True)
class Edit:
    """An edit with what it is expected to come to."""

    name: str
    make: Callable[[Draft], object]
    wire: Level
    python: Level
    rules: set[str] = field(default_factory=set)  # some that must be among those of the findings
    entries: int = 1  # how many changes with an effect the report has
    base: Callable[[Draft], object] | None = None  # what is done to both sides beforehand

    @property
    def version(self) -> str:
        return {B: "0.2.0", R: "0.1.1", C: "0.1.1", N: "0.1.0"}[max(self.wire, self.python)]


def schema(name: str, property: str = "") -> str:  # noqa: A002 - it is what it is
    return f"{SCHEMAS}/{name}" + (f"/properties/{property}" if property else "")


OAUTH = """
    oauth:
      type: oauth2
      description: A token.
      flows:
        clientCredentials:
          tokenUrl: https://api.cloudinary.com/token
          scopes:
            read: Read.
            write: Write.
    """


def richer(draft: Draft) -> object:
    """What the spec has nothing of so far, or what would be in the way."""
    closed = "type: object\n      additionalProperties: false"
    draft.add("#/components/securitySchemes", OAUTH).add("users.get", "security:\n  - oauth: [read]")
    draft.add("billing_usage.get", "servers:\n  - url: https://billing.example.com")
    draft.replace(schema("UserGroupRequest", "name"), "type: string", "type: string\n          pattern: '^[A-Z]'")
    draft.replace(schema("ValidateCedarPolicyRequest"), "type: object", closed)
    draft.replace(schema("ApiAccessKey"), "type: object", closed)
    draft.replace(schema("User", "status"), "type: string", "type: string\n          enum: [pending, active]")
    draft.replace("access_keys.list/x-paging", "page_size: 100", "page_size: 50")
    return draft.add("users.list_sub_accounts", "deprecated: true")


EDITS = [
    # Operations
    Edit("operation removed", lambda d: d.remove(f"#/paths/{V1.replace('/', '~1')}~1billing_usage"), B, B,
         {"api-path-removed-without-deprecation", "python-method-removed", "python-model-removed"}),
    Edit("operation removed, its path stays", lambda d: d.remove("user_groups.remove_user"), B, B,
         {"api-removed-without-deprecation"}),
    Edit("operation added", lambda d: d.add("#/paths", f"""
        {V1}/ping:
          parameters:
            - $ref: '#/components/parameters/AccountId'
          get:
            operationId: users.ping
            tags: [users]
            summary: Ping the service
            description: Says whether the service is there.
            responses:
              '200':
                description: It is there.
                content:
                  application/json:
                    schema:
                      $ref: '#/components/schemas/SuccessResponse'
        """), C, C, {"endpoint-added", "python-method-added"}),
    Edit("operation renamed", lambda d: d.replace("users.get", "users.get", "users.fetch"), N, B,
         {"api-operation-id-removed", "python-method-renamed"}),
    Edit("operation retagged",
         lambda d: d.replace("users.get_groups", "users.get_groups\n      tags: [users]",
                             "user_groups.of_user\n      tags: [user_groups]"), N, B,
         {"python-method-renamed"}),
    Edit("tag renamed",
         lambda d: d.everywhere("operationId: access_keys.", "operationId: keys.")
         .everywhere("tags: [access_keys]", "tags: [keys]").everywhere("- name: access_keys", "- name: keys"), N, B,
         {"python-method-renamed"}),
    Edit("path changed", lambda d: d.everywhere(f"{V1}/billing_usage:", f"{V1}/usage:"), B, N,
         {"api-path-removed-without-deprecation"}),
    Edit("verb changed", lambda d: d.replace("user_groups.update", "    put:", "    patch:"), B, N),
    Edit("operation removed that was deprecated", lambda d: d.remove("users.list_sub_accounts"), B, B,
         {"api-removed-with-deprecation", "python-method-removed"}, base=richer),
    Edit("two operations with each other's names",
         lambda d: d.replace("roles.get/operationId", "roles.get", "roles.update")
         .replace("roles.update/operationId", "roles.update", "roles.get"), N, B),
    Edit("no more paging", lambda d: d.remove("principals.inspect_multiple/x-paging"), N, B, {"python-method-removed"}),
    Edit("pages of another size",
         lambda d: d.replace("users.list/x-paging", "page_size: 100", "page_size: 50"), N, R,
         {"python-argument-default"}),
    Edit("operation deprecated", lambda d: d.add("users.list_sub_accounts", "deprecated: true"), C, N,
         {"endpoint-deprecated"}),
    # Parameters
    Edit("path parameter renamed",
         lambda d: d.everywhere("{sub_account_id}", "{environment_id}")
         .replace("#/components/parameters/SubAccountId", "name: sub_account_id", "name: environment_id"), N, B,
         {"house-path-parameter-renamed", "python-argument-renamed"}),
    Edit("query parameter renamed",
         lambda d: d.replace(d.parameter("users.list", "prefix"), "name: prefix", "name: starts_with"), R, B,
         {"request-parameter-removed", "new-optional-request-parameter", "python-argument-renamed"}, entries=2),
    Edit("parameter added, optional", lambda d: d.add("users.list/parameters", """
        - name: locale
          in: query
          description: Only the users with this locale.
          schema:
            type: string
          example: en
        """), C, C, {"new-optional-request-parameter", "python-argument-added"}),
    Edit("parameter added, required", lambda d: d.add("users.list/parameters", """
        - name: locale
          in: query
          required: true
          description: Only the users with this locale.
          schema:
            type: string
          example: en
        """), B, B, {"new-required-request-parameter", "python-argument-added-required"}),
    Edit("parameter removed", lambda d: d.remove(d.parameter("product_environments.list", "prefix")), R, B,
         {"request-parameter-removed", "python-argument-removed"}),
    Edit("parameter made required",
         lambda d: d.replace(d.parameter("product_environments.list", "prefix"), "in: query",
                             "in: query\n          required: true"), B, B,
         {"request-parameter-became-required", "python-argument-required"}),
    Edit("parameter made optional",
         lambda d: d.replace(d.parameter("access_keys.delete_by_name", "name"), "          required: true\n", ""),
         C, C, {"request-parameter-became-optional", "python-argument-optional"}),
    Edit("shared parameter made required",
         lambda d: d.replace("#/components/parameters/ScopeType", "in: query", "in: query\n      required: true"), B, B,
         {"request-parameter-became-required"}),
    Edit("shared parameter made optional",
         lambda d: d.replace("#/components/parameters/PermissionType", "      required: true\n", ""), C, C),
    Edit("parameter type changed",
         lambda d: d.replace(d.parameter("users.list", "last_login"), "type: boolean", "type: integer"), B, B,
         {"request-parameter-type-changed", "python-argument-type"}),
    Edit("parameter type widened",
         lambda d: d.replace(d.parameter("billing_usage.get", "year"), "type: integer\n            format: int32",
                             "type: number"), C, C, {"python-argument-type-widened"}),
    Edit("parameter type narrowed",
         lambda d: d.replace(d.parameter("users.list", "prefix"), "type: string",
                             "type: string\n            format: date"), B, C),
    Edit("parameter enum value added",
         lambda d: d.replace(d.parameter("access_keys.list", "sort_by"), "- enabled",
                             "- enabled\n              - root"),
         C, C, {"request-parameter-enum-value-added", "python-argument-type-widened"}),
    Edit("parameter enum value removed",
         lambda d: d.replace(d.parameter("access_keys.list", "sort_by"), "              - enabled\n", ""), B, B,
         {"request-parameter-enum-value-removed", "python-argument-type"}),
    Edit("parameter became an enum",
         lambda d: d.replace(d.parameter("product_environments.list", "prefix"), "type: string",
                             "type: string\n            enum: [Client]"), B, B,
         {"request-parameter-became-enum", "python-argument-type"}),
    Edit("parameter ceased to be an enum",
         lambda d: d.replace(d.parameter("users.list", "union_type"),
                             "            enum:\n              - include\n              - exclude\n", ""), C, C),
    Edit("parameter list limit narrowed",
         lambda d: d.replace(d.parameter("users.list", "ids"), "maxItems: 100", "maxItems: 50"), B, N,
         {"request-parameter-max-items-decreased"}),
    Edit("parameter list limit widened",
         lambda d: d.replace(d.parameter("users.list", "ids"), "maxItems: 100", "maxItems: 200"), C, N),
    Edit("parameter number limit narrowed",
         lambda d: d.replace(d.parameter("access_keys.list", "page"), "minimum: 1", "minimum: 2"), B, N),
    Edit("page size limit narrowed",
         lambda d: d.replace(d.parameter("access_keys.list", "page_size"), "maximum: 100", "maximum: 50"), B, N,
         {"request-parameter-max-decreased"},
         base=richer),
    Edit("parameter pattern added",
         lambda d: d.replace(d.parameter("product_environments.list", "prefix"), "type: string",
                             "type: string\n            pattern: '^[A-Z]'"), B, N),
    Edit("parameter list written another way",
         lambda d: d.replace(d.parameter("users.list", "ids"), "explode: false", "explode: true"), B, N,
         {"house-parameter-style"}),
    Edit("parameter default added",
         lambda d: d.replace(d.parameter("users.list", "page"), "type: integer",
                             "type: integer\n            default: 1"), B, N, {"request-parameter-default-value-added"}),
    Edit("shared parameter deprecated",
         lambda d: d.replace("#/components/parameters/AssetId", "in: query", "in: query\n      deprecated: true"), C, N,
         {"request-parameter-deprecated"}),
    Edit("parameter of the only operation given to its path",
         lambda d: d.remove(d.parameter("billing_usage.get", "include_prodenv_breakdown"))
         .add(f"#/paths/{V1.replace('/', '~1')}~1billing_usage/parameters", """
        - name: include_prodenv_breakdown
          in: query
          description: Whether to break the usage down by product environment too. Default `false`.
          schema:
            type: boolean
          example: true
        """), N, N, entries=0),
    Edit("parameter of a day takes a moment",
         lambda d: d.replace(d.parameter("users.list", "from"), "format: date", "format: date-time"), B, B,
         {"house-request-values-narrowed", "python-argument-type"}),
    Edit("parameter list of certain values",
         lambda d: d.replace(d.parameter("users.list", "emails"), "              type: string",
                             "              type: string\n              enum: [ada@example.com]"), B, B,
         {"house-request-values-narrowed", "python-argument-type"}),
    Edit("parameter style said no longer",
         lambda d: d.replace(d.parameter("product_environments.list", "ids"), "          style: form\n", ""), N, N,
         entries=0),
    Edit("parameter in JSON no longer",
         lambda d: d.put(d.parameter("roles.list", "policy_parameters"), """
            - name: policy_parameters
              in: query
              description: Only content roles that take these parameters.
              schema:
                $ref: '#/components/schemas/PolicyParameterNames'
              example: [folder_id]
            """), B, N, {"house-parameter-style"}),
    Edit("parameter to a component, written another way",
         lambda d: d.put(d.parameter("product_environments.list", "cloud_names"),
                         "- $ref: '#/components/parameters/CloudNames'")
         .add("#/components/parameters", """
            CloudNames:
              name: cloud_names
              in: query
              description: Only the environments with these cloud names, at most 100.
              schema:
                type: array
                minItems: 1
                maxItems: 100
                items:
                  type: string
              example: [client-portal]
            """), B, N, {"house-parameter-style"}),
    Edit("parameter to a component, with a value less",
         lambda d: d.replace(d.parameter("access_keys.list", "sort_by"),
                             "type: string\n            enum:\n              - api_key\n              - created_at\n"
                             "              - name\n              - enabled",
                             "$ref: '#/components/schemas/AccessKeySort'")
         .add(SCHEMAS, """
            AccessKeySort:
              type: string
              description: Fields to sort access keys by.
              enum: [api_key, created_at, name]
            """), B, B, {"request-parameter-enum-value-removed", "python-argument-type"}, entries=2),
    Edit("path parameters with each other's names",
         lambda d: d.everywhere("/{group_id}/users/{user_id}:", "/{user_id}/users/{group_id}:"), N, B,
         {"python-argument-moved"}, entries=2),
    # Bodies
    Edit("body property added, optional",
         lambda d: d.add(schema("ProductEnvironmentUpdateRequest") + "/properties", """
        note:
          type: string
          description: A note.
        """), C, C, {"new-optional-request-property", "python-argument-added"}),
    Edit("body property added, required",
         lambda d: d.put(schema("ValidateCedarPolicyRequest") + "/required", "required:\n  - policy\n  - level")
         .add(schema("ValidateCedarPolicyRequest") + "/properties", """
        level:
          type: string
          description: How strict to be.
        """), B, B, {"new-required-request-property", "python-argument-added-required"}),
    Edit("body property removed",
         lambda d: d.remove(schema("ProductEnvironmentUpdateRequest", "cloud_name")), R, B,
         {"request-property-removed", "python-argument-removed"}),
    Edit("body property made required",
         lambda d: d.add(f"{schema('UserCreateRequest')}/allOf/1/required", "- role"), B, B,
         {"request-property-became-required", "python-argument-required"}),
    Edit("body property made optional",
         lambda d: d.remove(f"{schema('UserCreateRequest')}/allOf/1/required/1"), C, C,
         {"request-property-became-optional", "python-argument-optional"}),
    Edit("body property type changed",
         lambda d: d.replace(schema("AccessKeyRequest", "enabled"), "type: boolean", "type: string"), B, B,
         {"request-property-type-changed", "python-argument-type"}),
    Edit("body enum value added",
         lambda d: d.replace(schema("AccessKeyUpdateRequest", "dedicated_for"), "- webhooks",
                             "- webhooks\n            - uploads"), C, C, {"request-property-enum-value-added"}),
    Edit("shared enum value added",
         lambda d: d.replace(schema("ScopeTypeEnum"), "- prodenv", "- prodenv\n        - folder"), C, C),
    Edit("shared enum value removed",
         lambda d: d.replace(schema("PrincipalTypeEnum"), "        - apiKey\n", ""), B, B,
         {"request-property-enum-value-removed", "python-argument-type"}),
    Edit("open enum closed", lambda d: d.replace(schema("RoleEnum"), "      x-open-enum: true\n", ""), N, B,
         {"python-argument-type"}),
    Edit("body property became nullable",
         lambda d: d.replace(schema("UserRequest", "name"), "type: string", "type: string\n          nullable: true"),
         C, C, {"request-property-became-nullable"}),
    Edit("body property no longer nullable",
         lambda d: d.replace(schema("CustomPolicy", "description"), "          nullable: true\n", ""), B, B,
         {"request-property-became-not-nullable"}),
    Edit("body text limit narrowed",
         lambda d: d.replace(schema("AgentAccountRequest", "agent_goal"), "maxLength: 300", "maxLength: 200"), B, N),
    Edit("body text limit widened",
         lambda d: d.replace(schema("AgentAccountRequest", "agent_goal"), "maxLength: 300", "maxLength: 500"), C, N),
    Edit("body list limit set", lambda d: d.replace(schema("CloudRequest", "delivery_ips"), "maxItems: 3",
                                                    "maxItems: 3\n          minItems: 1"), B, N),
    Edit("body list limit narrowed",
         lambda d: d.replace(schema("CloudRequest", "delivery_ips"), "maxItems: 3", "maxItems: 2"), B, N,
         {"house-limits-narrowed"}),
    Edit("body made optional", lambda d: d.replace("access_keys.generate/requestBody", "required: true",
                                                   "required: false"), C, N, {"request-body-became-optional"}),
    Edit("body removed", lambda d: d.remove("user_groups.update/requestBody"), B, B,
         {"request-body-removed", "python-argument-removed"}),
    Edit("body added", lambda d: d.add("user_groups.add_user", """
        requestBody:
          required: true
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/ValidateCedarPolicyRequest'
        """), B, B, {"request-body-added-required", "python-argument-added-required"}),
    Edit("body closed to other fields",
         lambda d: d.replace(schema("RoleToManage"), "type: object", "type: object\n      additionalProperties: false"),
         B, N, {"house-request-values-narrowed"}),
    Edit("body opened to other fields",
         lambda d: d.replace(schema("ValidateCedarPolicyRequest"), "\n      additionalProperties: false", ""), C, N,
         {"house-request-values-widened"}, base=richer),
    Edit("free-form object of texts only",
         lambda d: d.replace(schema("CustomAttributes"), "additionalProperties: true",
                             "additionalProperties:\n        type: string"), B, B,
         {"house-request-values-narrowed", "python-argument-type"}),
    Edit("body default added",
         lambda d: d.replace(schema("AccessKeyUpdateRequest", "enabled"), "type: boolean",
                             "type: boolean\n          default: true"), B, N, {"request-property-default-value-added"}),
    Edit("body pattern changed",
         lambda d: d.replace(schema("UserGroupRequest", "name"), "'^[A-Z]'", "'^[a-z]'"), B, N,
         {"request-property-pattern-changed"}, base=richer),
    Edit("body property no longer sent",
         lambda d: d.replace(schema("AccessKeyRequest", "name"), "type: string",
                             "type: string\n          readOnly: true"),
         R, N, {"house-read-only"}),
    Edit("body of a stricter twin",
         lambda d: d.replace("user_groups.update/requestBody", "UserGroupRequest", "UserGroupUpdate").add(SCHEMAS, """
            UserGroupUpdate:
              type: object
              description: Fields of a user group to change.
              additionalProperties: false
              properties:
                name:
                  type: string
                  description: Name of the group.
                extended_details:
                  type: boolean
                  description: Whether the answer holds members and timestamps of the group too.
            """), B, N, {"house-request-values-narrowed"}),
    # Answers
    Edit("answer field added", lambda d: d.add(schema("User") + "/properties", """
        locale:
          type: string
          description: The user's language.
        """), C, C, {"response-optional-property-added", "python-attribute-added"}),
    Edit("answer field removed, optional", lambda d: d.remove(schema("User", "first_name")), R, B,
         {"response-optional-property-removed", "python-attribute-removed"}),
    Edit("answer field removed, required",
         lambda d: d.remove(schema("ProductEnvironment", "cloud_name"))
         .remove(schema("ProductEnvironment") + "/required/2"), B, B,
         {"response-required-property-removed", "python-attribute-removed"}),
    Edit("answer field made optional",
         lambda d: d.remove(schema("AccessKey") + "/required/3"), B, B,
         {"response-property-became-optional", "python-attribute-type"}),
    Edit("answer field made required", lambda d: d.add(schema("User") + "/required", "- updated_at"), C, C,
         {"response-property-became-required", "python-attribute-type"}),
    Edit("answer field type changed",
         lambda d: d.replace(schema("AccessKeysResponse", "total"), "type: integer", "type: string"), B, B,
         {"response-property-type-changed", "python-attribute-type"}),
    Edit("answer field of seconds is a plain number",
         lambda d: d.replace(schema("PrincipalResponseData", "created_at"), "format: unixtime", "format: int64"), N, B,
         {"house-whole-number", "python-attribute-type"}),
    Edit("answer field of a whole number is one of seconds",
         lambda d: d.replace(schema("User", "group_count"), "type: integer",
                             "type: integer\n          format: unixtime"),
         N, B, {"house-whole-number", "python-attribute-type"}),
    Edit("answer field format changed",
         lambda d: d.replace(schema("BillingCycle", "from_day"), "format: date", "format: date-time"), B, B,
         {"python-attribute-type"}),
    Edit("answer field became nullable",
         lambda d: d.replace(schema("User", "email"), "format: email", "format: email\n          nullable: true"), B, B,
         {"response-property-became-nullable", "python-attribute-type"}),
    Edit("answer field no longer nullable",
         lambda d: d.replace(schema("User", "last_login"), "          nullable: true\n", ""), C, N,
         {"house-response-values-narrowed"}),
    Edit("answer field became an enum",
         lambda d: d.replace(schema("User", "status"), "type: string",
                             "type: string\n          enum: [pending, active]"), C, N),
    Edit("answer enum value added",
         lambda d: d.replace(schema("User", "status"), "[pending, active]", "[pending, active, gone]"), R, N,
         {"response-property-enum-value-added"}, base=richer),
    Edit("answer enum value removed",
         lambda d: d.replace(schema("User", "status"), "[pending, active]", "[active]"), C, N,
         {"response-property-enum-value-removed"}, base=richer),
    Edit("answer of another schema",
         lambda d: d.replace("users.get/responses/200", "schemas/User'", "schemas/UserGroupUser'"), B, B,
         {"python-return-type"}),
    Edit("answer without content", lambda d: d.remove("user_groups.delete/responses/200/content"), B, B,
         {"response-media-type-removed", "python-return-type"}),
    Edit("shared schema of lists", lambda d: d.remove(schema("UserGroupUser") + "/required/2"), B, B,
         {"response-property-became-optional"}),
    Edit("answer field of alternatives in another order",
         lambda d: d.put(f"{schema('User', 'sub_account_ids')}/oneOf", """
            oneOf:
              - type: string
              - type: array
                items:
                  type: string
            """), N, N, entries=0),
    Edit("answer field became alternatives",
         lambda d: d.replace(schema("User", "group_count"), "type: integer",
                             "oneOf:\n            - type: integer\n            - type: string"), B, B),
    Edit("answer field of a list no longer joined",
         lambda d: d.replace(schema("User", "sub_account_ids"), "          x-comma-joined: true\n", ""), N, B,
         {"python-attribute-type"}),
    Edit("answer field no longer comes",
         lambda d: d.replace(schema("UserGroupUser", "name"), "type: string",
                             "type: string\n          writeOnly: true"),
         B, N, {"house-write-only"}),
    Edit("answer field shown from now on",
         lambda d: d.replace(schema("AccessKey", "api_secret"), "          format: password\n", ""), N, R,
         {"house-secret", "python-attribute-secret"}),
    Edit("answer field hidden from now on",
         lambda d: d.replace(schema("User", "technical_role"), "type: string",
                             "type: string\n          format: password"),
         N, N, {"house-secret"}, entries=0),
    Edit("answer field deprecated",
         lambda d: d.replace(schema("User", "account_id"), "type: string", "type: string\n          deprecated: true"),
         C, N, {"house-deprecated"}),
    Edit("answer may hold other fields",
         lambda d: d.replace(schema("ApiAccessKey"), "\n      additionalProperties: false", ""), C, N,
         {"house-response-values-narrowed"}, base=richer),
    Edit("answer of errors without a body", lambda d: d.remove("#/components/responses/AgentConflict/content"), B, N,
         {"response-media-type-removed"}),
    # Statuses, headers, credentials, servers
    Edit("status of success changed", lambda d: d.replace("users.create/responses/200", "'200'", "'201'"), B, N,
         {"response-success-status-removed", "response-success-status-added"}, entries=2),
    Edit("status of success added", lambda d: d.add("users.delete/responses", """
        '202':
          description: The user will be deleted.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/SuccessResponse'
        """), C, N, {"response-success-status-added"}),
    Edit("status of error added", lambda d: d.add("users.get/responses", """
        '409':
          $ref: '#/components/responses/Conflict'
        """), C, N, {"response-non-success-status-added"}),
    Edit("status of error removed", lambda d: d.remove("users.update/responses/409"), C, N,
         {"response-non-success-status-removed"}),
    Edit("header of another type",
         lambda d: d.replace("#/components/responses/TooManyRequests/headers/X-FeatureRateLimit-Reset", "type: string",
                             "type: integer"), B, N, {"house-response-values-widened"}),
    Edit("header of shared answer removed",
         lambda d: d.remove("#/components/responses/QuotaExceeded/headers/Retry-After"), R, N,
         {"optional-response-header-removed"}),
    Edit("credentials needed now", lambda d: d.remove("public.get_schema/security"), B, N, {"house-security"}),
    Edit("credentials no longer needed", lambda d: d.add("system_policies.list", "security: []"), C, N,
         {"house-security"}),
    Edit("sign in another way",
         lambda d: d.replace("#/components/securitySchemes/provisioningKey", "scheme: basic", "scheme: bearer"), B, N,
         {"house-security-scheme"}),
    Edit("sign in as before, under another name",
         lambda d: d.put("#/security", "security:\n  - accountKey: []")
         .replace("#/components/securitySchemes/provisioningKey", "provisioningKey", "accountKey"), N, N, entries=0),
    Edit("sign in another way as well",
         lambda d: d.add("#/components/securitySchemes", OAUTH).add("#/security", "- oauth: [read]"), C, N,
         {"house-security"}),
    Edit("another scope needed", lambda d: d.put("users.get/security", "security:\n  - oauth: [read, write]"), B, N,
         {"house-security"}, base=richer),
    Edit("credentials said once more", lambda d: d.add("users.get_groups", "security:\n  - provisioningKey: []"), N, N,
         entries=0, base=richer),
    Edit("region removed", lambda d: d.replace("#/servers", "[api, api-eu, api-ap]", "[api, api-eu]"), B, B,
         {"house-server-removed", "python-region-removed"}),
    Edit("another region by default", lambda d: d.replace("#/servers/0", "default: api\n", "default: api-eu\n"), B, B,
         {"house-server-default", "python-region-default"}),
    Edit("server of an operation", lambda d: d.add("billing_usage.get", "servers:\n  - url: https://billing.example.com"),
         B, N, {"house-server-removed"}),
    Edit("server of an operation taken away", lambda d: d.remove("billing_usage.get/servers"), B, N,
         {"house-server-removed"}, base=richer),
    Edit("server added", lambda d: d.add("#/servers", """
        - url: https://provisioning.example.com
          description: Another one.
        """), C, N, {"house-server-added"}),
    # What nothing runs differently for
    Edit("description of an operation",
         lambda d: d.replace("users.get/description", "An unknown id answers 404.", "404 is the answer to others."),
         N, N, entries=0),
    Edit("description of a field",
         lambda d: d.replace(schema("User", "name"), "Full name.", "The name in full."), N, N, entries=0),
    Edit("summary", lambda d: d.replace("users.list/summary", "List users", "List the users"), N, N, entries=0),
    Edit("example of an answer",
         lambda d: d.replace("users.get_groups/responses/200", "name: Editors", "name: Writers"), N, N, entries=0),
    Edit("example of a parameter",
         lambda d: d.replace("#/components/parameters/UserId/example", "0bbb", "0abb"), N, N, entries=0),
    Edit("order of keys",
         lambda d: d.put(schema("ErrorDetails"), """
            ErrorDetails:
              properties:
                message:
                  description: What went wrong, in words.
                  type: string
              description: What went wrong.
              type: object
            """), N, N, entries=0),
    Edit("order of what is required",
         lambda d: d.put(schema("UserGroupUser") + "/required", "required:\n  - email\n  - name\n  - id"),
         N, N, entries=0),
    Edit("order of the values of an enum",
         lambda d: d.put(schema("ScopeTypeEnum") + "/enum", "enum:\n  - prodenv\n  - account"), N, N, entries=0),
    Edit("comment", lambda d: d.everywhere("# No ACCOUNTS_ code for rate limits is known.", "# None is known."),
         N, N, entries=0),
    Edit("allOf taken apart",
         lambda d: d.put(schema("UserCreateRequest"), """
            UserCreateRequest:
              description: A user to create.
              allOf:
                - $ref: '#/components/schemas/UserRequest'
                - type: object
                  required:
                    - name
                - type: object
                  required:
                    - email
            """), N, N, entries=0),
    Edit("allOf made flat",
         lambda d: d.put(schema("CloudAssetTypeBreakdown"), "CloudAssetTypeBreakdown:\n  type: object\n"
                         "  description: Usage of one product environment by what caused it.\n  properties:\n"
                         + "".join(
                             f"    {name}:\n      type: number\n      description: As in {name}.\n"
                             for name in (
                                 "storage_image", "storage_video", "storage_raw", "transformations_image",
                                 "transformations_video", "bandwidth_image", "bandwidth_video", "bandwidth_raw",
                                 "image_impressions", "video_seconds",
                             ))
                         + "    cloud_name:\n      type: string\n      description: Cloud name.\n"), N, N, entries=0),
    Edit("inline to a reference",
         lambda d: d.replace(d.parameter("access_keys.list", "sort_by"),
                             "type: string\n            enum:\n              - api_key\n              - created_at\n"
                             "              - name\n              - enabled",
                             "$ref: '#/components/schemas/AccessKeySort'")
         .add(SCHEMAS, """
            AccessKeySort:
              type: string
              description: Fields to sort access keys by.
              enum: [api_key, created_at, name, enabled]
            """), N, N, entries=0),
    Edit("reference to inline",
         lambda d: d.replace("#/components/parameters/ManagementType",
                             "$ref: '#/components/schemas/ManagementTypeEnum'",
                             "type: string\n        enum: [system, custom]"), N, N, entries=0),
    Edit("parameter to a component",
         lambda d: d.put(d.parameter("users.list", "sub_account_id"),
                         "- $ref: '#/components/parameters/OfEnvironment'")
         .add("#/components/parameters", """
            OfEnvironment:
              name: sub_account_id
              in: query
              description: Only the users who have access to this product environment. An unknown id answers 404.
              schema:
                type: string
              example: 0aaaaaaaaaaaaaaaaaaaaaaaaaaa01
            """), N, N, entries=0),
    Edit("schema renamed", lambda d: d.everywhere("UserGroupSummary", "GroupSummary"), N, B,
         {"python-model-renamed"}),
    Edit("schema of requests renamed", lambda d: d.everywhere("ScopeTypeEnum", "ScopeLevel"), N, N, entries=0),
    Edit("schema of a body renamed", lambda d: d.everywhere("AccessKeyRequest", "NewAccessKey"), N, N, entries=0),
    Edit("model of requests renamed", lambda d: d.everywhere("RoleToManage", "AssignedRole"), N, B,
         {"python-model-renamed"}),
    Edit("model of requests comes in answers too",
         lambda d: d.add(schema("SuccessResponse") + "/properties",
                         "principal:\n  $ref: '#/components/schemas/UpdateRolePrincipal'"), C, B,
         {"python-model-read"}),
    Edit("title of a schema",
         lambda d: d.replace(schema("UserGroupSummary"), "type: object", "type: object\n      title: GroupInShort"),
         N, N, entries=0),
    Edit("schema renamed, a field of another type",
         lambda d: d.everywhere("CedarError", "PolicyError")
         .replace(schema("CedarError", "cedar_message"), "type: string", "type: integer"), B, B,
         {"response-property-type-changed", "python-model-renamed"}),
    Edit("schema that nobody uses", lambda d: d.add(SCHEMAS, """
            Unused:
              type: object
              description: Nobody uses it.
            """), N, N, entries=0),
    Edit("extension of somebody else's", lambda d: d.add("users.get", "x-internal:\n  since: 2026"), N, N, entries=0),
    Edit("version only", lambda d: d.replace("#/info/version", "0.1.0", "0.1.1"), N, N, entries=0),
]  # fmt: skip
