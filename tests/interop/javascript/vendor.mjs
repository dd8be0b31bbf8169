// Calls every method of the generated SDK; it finds key, secret and account in CLOUDINARY_ACCOUNT_URL.

import { CldProvisioning } from "@cloudinary/account-provisioning";

import { tellForgotten, watch } from "./watching.mjs";

const sdk = new CldProvisioning({ serverURL: process.env.SANDBOX_URL });
for (const [part, { get }] of Object.entries(Object.getOwnPropertyDescriptors(CldProvisioning.prototype))) {
  if (get) {
    const names = Object.getOwnPropertyNames(Object.getPrototypeOf(sdk[part]));
    watch(sdk[part], names.filter((name) => name !== "constructor"), `${part}.`);
  }
}

const BILLING = "cld::role::account::billing";
const FOLDER_VIEWER = "cld::role::folder::viewer";
const STATEMENT = 'permit(principal, action == Cloudinary::Action::"read", resource);';
const today = new Date();

const { productEnvironments, accessKeys, users, userGroups, roles, principals, customPolicies } = sdk;

const { id: subAccountId } = await productEnvironments.create({ name: "Portal", customAttributes: { tier: "gold" } });
const shop = await productEnvironments.create({ name: "Shop", cloudName: "shop-cloud", baseSubAccountId: subAccountId });
const change = { name: "Client Portal", enabled: true };
await productEnvironments.update({ subAccountId, productEnvironmentUpdateRequest: change });
await productEnvironments.get({ subAccountId });
await productEnvironments.list({ ids: [subAccountId, shop.id], cloudNames: ["shop-cloud"], prefix: "shop" });

const { apiKey: key } = await accessKeys.generate({ subAccountId, accessKeyRequest: { name: "CI", enabled: false } });
await accessKeys.generate({ subAccountId, accessKeyRequest: {} });
await accessKeys.list({ subAccountId, page: 1, pageSize: 2, sortBy: "name", sortOrder: "asc" });
await accessKeys.update({ subAccountId, key, accessKeyUpdateRequest: { name: "Hooks", dedicatedFor: "webhooks" } });
await accessKeys.delete({ subAccountId, key });
await accessKeys.deleteByName({ subAccountId, name: "Key 3" });

const { id: userId } = await users.create({ name: "Ada", email: "ada@example.com" });
const limited = { role: "reports", subAccountIds: [subAccountId], enabled: false };
const bob = await users.create({ name: "Bob", email: "bob@example.com", ...limited });
await users.update({ userId, userRequest: { name: "Ada King", enabled: true } });
await users.get({ userId });
await users.list({ ids: [userId], emails: ["ada@example.com"], lastLogin: true, from: today, to: today, page: 1 });
await users.listSubAccounts({ userId });
await users.getGroups({ userId });

const { id: groupId } = await userGroups.create({ name: "Editors" });
const readers = await userGroups.create({ name: "Readers" });
await userGroups.update({ groupId, userGroupRequest: { name: "Chief editors" } });
await userGroups.addUser({ groupId, userId });
await userGroups.listUsers({ groupId });
await userGroups.removeUser({ groupId, userId });
await userGroups.get({ groupId, extendedDetails: true });
await userGroups.list({ extendedDetails: false });

await sdk.billingUsage.get({ year: today.getUTCFullYear(), includeProdenvBreakdown: true });
await sdk.public.getCatalog();
await sdk.public.getSchema();
await sdk.public.validatePolicy({ policy: STATEMENT });

const ofUser = { principalType: "user", principalId: userId };
const roleId = "uploader";
await roles.create({ id: roleId, permissionType: "global", scopeType: "account", name: "Uploader" });
await roles.update({ roleId, role: { name: "Keeper", description: "Keeps" } });
await roles.get({ roleId: FOLDER_VIEWER, paramKey: ["folder_id"], paramValue: ["clothing"] });
await roles.list({ permissionType: "content", policyParameters: ["folder_id"] });
const request = { operation: "add", principals: [ofUser] };
await roles.updatePrincipals({ roleId: BILLING, updateRolePrincipalsRequest: request });
await roles.listPrincipals({ roleId: BILLING, verbose: true });
const principal = { type: "user", id: userId };
const content = { id: FOLDER_VIEWER, scopeId: subAccountId, policyParameters: { folder_id: "clothing" } };
await principals.updateRoles({ operation: "add", principal, roles: [content, { id: roleId }] });
await principals.listRoles({ ...ofUser, permissionType: "content", folderId: "clothing" });
await principals.inspect({ scopeType: "account", ...ofUser });
await principals.inspectMultiple({ scopeType: "account", principals: [principal] });
await roles.delete({ roleId, force: true });

const policy = { scopeType: "account", name: "Read", policyStatement: STATEMENT };
const { id: policyId } = (await customPolicies.create(policy)).data;
await customPolicies.update({ policyId, updateCustomPolicy: { ...policy, enabled: true } });
await customPolicies.get({ policyId });
await customPolicies.list({ scopeType: "account", enabled: true });
await sdk.effectivePolicies.list({ scopeType: "account", ...ofUser });
await customPolicies.delete({ policyId });
await sdk.systemPolicies.list({ scopeType: "prodenv", permissionType: "content" });

await userGroups.delete({ groupId: readers.id });
await users.delete({ userId: bob.id });
await productEnvironments.delete({ subAccountId: shop.id });
tellForgotten();
