// Calls every function of the classic SDK; it finds host, key, secret and account in CLOUDINARY_ACCOUNT_URL.

import cloudinary from "cloudinary";

import { tellForgotten, watch } from "./watching.mjs";

const { account } = cloudinary.v2.provisioning;
const api = { ...account };
watch(api, Object.keys(account));

const { id } = await api.create_sub_account("Portal", "portal-cloud", { tier: "gold" }, true, null);
const shop = await api.create_sub_account("Shop", null, null, null, id);
await api.update_sub_account(id, "Client Portal", undefined, { tier: "silver" }, null);
await api.sub_account(id);
await api.sub_accounts(null, [id, shop.id], "");

const build = await api.generate_access_key(id, { name: "Build", enabled: false });
await api.generate_access_key(id, { name: "Deploy" });
await api.access_keys(id, { page_size: 2, page: 1, sort_by: "name", sort_order: "desc" });
await api.update_access_key(id, build.api_key, { name: "CI", enabled: true, dedicated_for: "webhooks" });
await api.delete_access_key(id, build.api_key);
await api.delete_access_key_by_name(id, { name: "Deploy" });

const ada = await api.create_user("Ada Lovelace", "ada@example.com", "master_admin", []);
const bob = await api.create_user("Bob", "bob@example.com", "reports", [id, shop.id]);
await api.update_user(ada.id, "Ada King", "king@example.com", undefined, undefined);
await api.user(ada.id);
await api.users(true, [ada.id, bob.id], "", id, { lastLogin: false, fromDate: new Date(0), toDate: new Date() });

const group = await api.create_user_group("Editors");
const readers = await api.create_user_group("Readers");
await api.update_user_group(group.id, "Chief & first editors = 1");
await api.add_user_to_group(group.id, ada.id);
await api.user_group_users(group.id);
await api.remove_user_from_group(group.id, ada.id);
await api.user_group(group.id);
await api.user_groups();

await api.delete_user_group(readers.id);
await api.delete_user(bob.id);
await api.delete_sub_account(shop.id);
tellForgotten();
