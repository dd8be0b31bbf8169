// Calls every method of the generated SDK; it finds key, secret and account in CLOUDINARY_ACCOUNT_URL.

import { CldProvisioning } from "@cloudinary/account-provisioning";

import { finish, step as told, watch } from "./telling.mjs";

const serverURL = process.env.SANDBOX_URL;
const sdk = new CldProvisioning({ serverURL });
const parts = Object.entries(Object.getOwnPropertyDescriptors(CldProvisioning.prototype))
  .filter(([, { get }]) => get)
  .map(([name]) => name);
const offered = parts.flatMap((part) => {
  const methods = Object.getOwnPropertyNames(Object.getPrototypeOf(sdk[part])).filter((name) => name !== "constructor");
  return watch(sdk[part], methods, `${part}.`);
});

const describe = ({ name, message, statusCode, body }) => ({ name, message, statusCode, body });
const step = (name, call) => told(name, call, describe);

const UNKNOWN = "0".repeat(30);
const BILLING = "cld::role::account::billing";
const FOLDER_VIEWER = "cld::role::folder::viewer";
const STATEMENT = 'permit(principal, action == Cloudinary::Action::"read", resource);';
const today = new Date();

// Product environments
const { productEnvironments } = sdk;
const portal = await step("create environment", () => productEnvironments.create({ name: "Client Portal" }));
const subAccountId = portal.id;
const shop = await step("create full environment", () =>
  productEnvironments.create({
    name: "Shop",
    cloudName: "shop-cloud",
    baseSubAccountId: subAccountId,
    customAttributes: { tier: "gold" },
  }),
);
await step("update environment", () =>
  productEnvironments.update({
    subAccountId: shop.id,
    productEnvironmentUpdateRequest: { name: "Closed shop", enabled: false },
  }),
);
await step("get environment", () => productEnvironments.get({ subAccountId }));
await step("environments", () => productEnvironments.list());
await step("enabled environments", () => productEnvironments.list({ enabled: true }));
await step("environments by ids", () => productEnvironments.list({ ids: [subAccountId, shop.id] }));
await step("environments by cloud names", () =>
  productEnvironments.list({ cloudNames: ["shop-cloud", "client-portal"], prefix: "closed" }),
);

// Access keys
const { accessKeys } = sdk;
const build = await step("generate key", () =>
  accessKeys.generate({ subAccountId, accessKeyRequest: { name: "Build", enabled: false } }),
);
await step("generate plain key", () => accessKeys.generate({ subAccountId, accessKeyRequest: {} }));
await step("keys", () => accessKeys.list({ subAccountId }));
await step("page of keys", () =>
  accessKeys.list({ subAccountId, page: 1, pageSize: 2, sortBy: "name", sortOrder: "asc" }),
);
await step("update key", () =>
  accessKeys.update({
    subAccountId,
    key: build.apiKey,
    accessKeyUpdateRequest: { name: "CI", enabled: true, dedicatedFor: "webhooks" },
  }),
);
await step("delete key", () => accessKeys.delete({ subAccountId, key: build.apiKey }));
await step("delete key by name", () => accessKeys.deleteByName({ subAccountId, name: "Key 3" }));

// Users
const { users } = sdk;
const ada = await step("create user", () => users.create({ name: "Ada Lovelace", email: "ada@example.com" }));
const userId = ada.id;
const bob = await step("create full user", () =>
  users.create({
    name: "Bob",
    email: "bob@example.com",
    role: "reports",
    subAccountIds: [subAccountId, shop.id],
    enabled: false,
  }),
);
await step("update user", () =>
  users.update({ userId: bob.id, userRequest: { name: "Bob Dow", subAccountIds: [shop.id], enabled: true } }),
);
await step("get user", () => users.get({ userId }));
await step("users", () => users.list());
await step("users by ids", () => users.list({ ids: [userId, bob.id], sortBy: "name", sortOrder: "asc" }));
await step("users by emails", () => users.list({ emails: ["bob@example.com", "nobody@example.com"] }));
await step("users of an environment", () => users.list({ subAccountId: shop.id, prefix: "b", pending: true }));
await step("users by login", () => users.list({ lastLogin: true, from: today, to: today }));
await step("users but by login", () => users.list({ lastLogin: true, from: today, to: today, unionType: "exclude" }));
await step("page of users", () => users.list({ page: 2, pageSize: 1, sortBy: "created_at", sortOrder: "asc" }));
await step("environments of a user", () => users.listSubAccounts({ userId: bob.id }));

// User groups
const { userGroups } = sdk;
const group = await step("create group", () => userGroups.create({ name: "Editors" }));
const groupId = group.id;
await step("add user", () => userGroups.addUser({ groupId, userId }));
await step("members", () => userGroups.listUsers({ groupId }));
await step("groups of a user", () => users.getGroups({ userId }));
await step("update group", () => userGroups.update({ groupId, userGroupRequest: { name: "Chief editors" } }));
await step("get group", () => userGroups.get({ groupId }));
await step("get group with details", () => userGroups.get({ groupId, extendedDetails: true }));
await step("groups", () => userGroups.list({ extendedDetails: false }));
await step("remove user", () => userGroups.removeUser({ groupId, userId }));

// Billing usage
await step("usage", () => sdk.billingUsage.get());
await step("detailed usage", () =>
  sdk.billingUsage.get({ year: today.getUTCFullYear(), includeProdenvBreakdown: true }),
);

// What anybody may ask
await step("catalog", () => sdk.public.getCatalog());
await step("schema", () => sdk.public.getSchema());
await step("validate", () => sdk.public.validatePolicy({ policy: STATEMENT }));
await step("validate nonsense", () => sdk.public.validatePolicy({ policy: "permit(" }));

// Roles and principals
const { roles, principals } = sdk;
const principal = { type: "user", id: userId };
const content = { id: FOLDER_VIEWER, scopeId: subAccountId, policyParameters: { folder_id: "clothing" } };
await step("create role", () =>
  roles.create({ id: "uploader", permissionType: "global", scopeType: "account", name: "Uploader" }),
);
await step("update role", () => roles.update({ roleId: "uploader", role: { name: "Keeper", description: "Keeps" } }));
await step("get role", () => roles.get({ roleId: FOLDER_VIEWER, folderId: "clothing" }));
await step("get role by pairs", () =>
  roles.get({ roleId: FOLDER_VIEWER, paramKey: ["folder_id"], paramValue: ["clothing"] }),
);
await step("custom roles", () => roles.list({ permissionType: "global", managementType: "custom" }));
await step("roles for folders", () => roles.list({ permissionType: "content", policyParameters: ["folder_id"] }));
await step("assign", () =>
  principals.updateRoles({ operation: "add", principal, roles: [content, { id: "uploader" }] }),
);
await step("assign from the other side", () =>
  roles.updatePrincipals({
    roleId: BILLING,
    updateRolePrincipalsRequest: { operation: "add", principals: [{ principalType: "user", principalId: userId }] },
  }),
);
await step("principals of a role", () => roles.listPrincipals({ roleId: FOLDER_VIEWER, verbose: true }));
await step("global roles of a user", () =>
  principals.listRoles({ principalType: "user", principalId: userId, permissionType: "global" }),
);
await step("content roles of a user", () =>
  principals.listRoles({ principalType: "user", principalId: userId, permissionType: "content", folderId: "clothing" }),
);
await step("inspect", () => principals.inspect({ scopeType: "account", principalType: "user", principalId: userId }));
await step("inspect several", () =>
  principals.inspectMultiple({
    scopeType: "prodenv",
    scopeId: subAccountId,
    principals: [principal],
    policyParameters: { folder_id: "clothing" },
  }),
);
await step("delete role in use", () => roles.delete({ roleId: "uploader" }));
await step("delete role", () => roles.delete({ roleId: "uploader", force: true }));

// Policies
const { customPolicies } = sdk;
const policy = { scopeType: "account", name: "Read", policyStatement: STATEMENT };
const created = await step("create policy", () => customPolicies.create(policy));
const policyId = created.data.id;
await step("update policy", () =>
  customPolicies.update({ policyId, updateCustomPolicy: { ...policy, name: "Read all", enabled: true } }),
);
await step("get policy", () => customPolicies.get({ policyId }));
await step("policies", () => customPolicies.list({ scopeType: "account", enabled: true }));
await step("effective policies", () =>
  sdk.effectivePolicies.list({ scopeType: "account", principalType: "user", principalId: userId }),
);
await step("delete policy", () => customPolicies.delete({ policyId }));
await step("system policies", () => sdk.systemPolicies.list({ scopeType: "prodenv", permissionType: "content" }));

// Errors
await step("unknown environment", () => productEnvironments.get({ subAccountId: UNKNOWN }));
await step("taken email", () => users.create({ name: "Ada", email: "ada@example.com" }));
await step("unknown role", () => roles.get({ roleId: "nope" }));
await step("content role without content", () =>
  principals.updateRoles({ operation: "add", principal, roles: [{ id: FOLDER_VIEWER, scopeId: subAccountId }] }),
);
const stranger = new CldProvisioning({
  serverURL,
  security: { provisioningApiKey: "key", provisioningApiSecret: "wrong" },
});
await step("wrong secret", () => stranger.users.list());
await step("wrong secret for roles", () => stranger.roles.list({ permissionType: "global" }));

// Endings
await step("delete group", () => userGroups.delete({ groupId }));
await step("delete user", () => users.delete({ userId }));
await step("delete environment", () => productEnvironments.delete({ subAccountId }));

finish(offered);
