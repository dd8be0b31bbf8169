// Calls every function of the classic SDK; it finds host, key, secret and account in CLOUDINARY_ACCOUNT_URL.

import cloudinary from "cloudinary";

import { finish, step as told, watch } from "./telling.mjs";

const { account } = cloudinary.v2.provisioning;
const api = { ...account };
const offered = watch(api, Object.keys(account));
const describe = ({ error }) => error;
const step = (name, call) => told(name, call, describe);

const UNKNOWN = "0".repeat(30);
const yesterday = new Date(Date.now() - 24 * 3600 * 1000);

// Sub-accounts
const portal = await step("create environment", () => api.create_sub_account("Client Portal"));
const id = portal.id;
const shop = await step("create full environment", () =>
  api.create_sub_account("Shop", "shop-cloud", { tier: "gold", seats: 3 }, false, id),
);
await step("create environment with nulls", () => api.create_sub_account("Third", null, null, null, null));
await step("update environment", () => api.update_sub_account(id, "Portal 2", undefined, { tier: "silver" }));
await step("update environment with nulls", () => api.update_sub_account(shop.id, null, "shop-2", null, true));
await step("get environment", () => api.sub_account(id));
await step("environments", () => api.sub_accounts());
await step("environments with nulls", () => api.sub_accounts(null, [], ""));
await step("enabled environments", () => api.sub_accounts(true, [], "shop"));
await step("disabled environments", () => api.sub_accounts(false));
await step("environments by ids", () => api.sub_accounts(true, [id, shop.id]));
await step("environments by prefix", () => api.sub_accounts(undefined, undefined, "PORTAL"));

// Access keys
const build = await step("generate key", () => api.generate_access_key(id, { name: "Build", enabled: false }));
await step("generate plain key", () => api.generate_access_key(id));
await step("generate another key", () => api.generate_access_key(id, { name: "Deploy" }));
await step("keys", () => api.access_keys(id));
await step("page of keys", () => api.access_keys(id, { page_size: 2, page: 1, sort_by: "name", sort_order: "desc" }));
await step("update key", () =>
  api.update_access_key(id, build.api_key, { name: "CI", enabled: true, dedicated_for: "webhooks" }),
);
await step("delete key", () => api.delete_access_key(id, build.api_key));
await step("delete key by name", () => api.delete_access_key_by_name(id, { name: "Deploy" }));

// Users
const ada = await step("create user", () => api.create_user("Ada Lovelace", "ada@example.com", "master_admin", []));
const bob = await step("create limited user", () =>
  api.create_user("Bob", "bob@example.com", "reports", [id, shop.id]),
);
await step("update user", () => api.update_user(bob.id, "Bob Dow", "dow@example.com", undefined, [shop.id]));
await step("get user", () => api.user(bob.id));
await step("users", () => api.users());
await step("users with a callback", () => new Promise((resolve) => api.users(null, [], "", "", resolve)));
await step("pending users", () => api.users(true, [ada.id, bob.id]));
await step("users who are not pending", () => api.users(false));
await step("users by prefix", () => api.users(null, [], "ADA"));
await step("users of an environment", () => api.users(null, [ada.id, bob.id], null, id));
const range = { fromDate: yesterday, toDate: new Date() };
await step("users by login", () => api.users(null, [ada.id], null, null, { lastLogin: true, ...range }));
await step("users but by login", () => api.users(null, [ada.id], null, null, { lastLogin: false, ...range }));

// User groups
const group = await step("create group", () => api.create_user_group("Editors"));
await step("update group", () => api.update_user_group(group.id, "Chief & first editors = 1"));
await step("add user", () => api.add_user_to_group(group.id, ada.id));
await step("add another user", () => api.add_user_to_group(group.id, bob.id));
await step("members", () => api.user_group_users(group.id));
await step("remove user", () => api.remove_user_from_group(group.id, ada.id));
await step("get group", () => api.user_group(group.id));
await step("groups", () => api.user_groups());

// Errors
await step("unknown environment", () => api.sub_account(UNKNOWN));
await step("users of an unknown environment", () => api.users(null, null, null, UNKNOWN));
await step("copy of nothing", () => api.create_sub_account("Copy", null, null, null, UNKNOWN));
await step("taken email", () => api.create_user("Ada", "ada@example.com", "admin"));
await step("unknown role", () => api.create_user("Cyd", "cyd@example.com", "king"));
await step("wrong secret", () => api.users(null, [], null, null, { provisioning_api_secret: "wrong" }));

// Endings
await step("delete group", () => api.delete_user_group(group.id));
await step("delete user", () => api.delete_user(ada.id));
await step("delete environment", () => api.delete_sub_account(id));

finish(offered);
