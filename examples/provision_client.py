"""Set up everything that a new client of an agency needs, then rotate its access key.

Run it against the account that CLOUDINARY_ACCOUNT_URL names; `make demo` runs it against a local sandbox.
"""

from functools import partial

from cloudinary_provisioning import UNSET, Conflict, Provisioning, Role
from cloudinary_provisioning.models import AccessKey, Principal, RoleToManage


def main() -> None:
    with Provisioning() as client:
        print("1. A product environment for the client, with our own key as its admin")
        env = client.product_environments.create(name="Client Portal", custom_attributes={"tier": "premium"})
        print(f"   {env.name}: cloud name {env.cloud_name}, id {env.id}")
        roles = client.roles.list(permission_type="global", scope_type="prodenv").data
        role_ids = {role.name: role.id for role in roles}
        ourselves = Principal(type="provisioningKey", id=str(client.configuration.provisioning_api_key))
        client.principals.update_roles(
            operation="add", principal=ourselves, roles=[RoleToManage(id=role_ids["Admin"], scope_id=env.id)]
        )

        print("2. An administrator who sees only this environment")
        admin = client.users.create(
            name="Ada Lovelace", email="ada@client.example", role=Role.ADMIN, sub_account_ids=[env.id]
        )
        print(f"   {admin.name} <{admin.email}>, role {admin.role}, {'invited' if admin.pending else 'active'}")

        print("3. An access key for production, and its role, since a new key has none")
        key = client.access_keys.generate(env.id, name="Production Keys", enabled=True)
        contributor = RoleToManage(id=role_ids["Contributor"], scope_id=env.id)
        client.principals.update_roles(operation="add", principal=principal_of(key), roles=[contributor])
        print(f"   {key.name}: key {key.api_key}, the secret is {'there' if key.api_secret else 'missing'}, not shown")

        print("4. A group, with the administrator in it")
        group = client.user_groups.create(name="Client Portal editors")
        members = client.user_groups.add_user(group.id, admin.id).users or []
        print(f"   {group.name}: {', '.join(member.email for member in members)}")

        print("5. Who has been invited and has not answered yet?")
        for user in client.users.list(pending=True, sub_account_id=env.id, sort_by="name", sort_order="asc").users:
            print(f"   {user.name}, since {user.created_at:%d %B %Y}")

        print("6. The key rotated: a new one with the same roles, then the old one disabled and deleted")
        new = client.access_keys.generate(env.id, name=f"Production Keys {key.created_at:%Y-%m}")
        names = copy_roles(client, key, new)
        client.access_keys.update(env.id, key.api_key, enabled=False)
        client.access_keys.delete(env.id, key.api_key)
        left = client.access_keys.list(env.id, sort_by="created_at", sort_order="asc")
        print(f"   {left.total} keys left: {', '.join(item.name for item in left.access_keys)}")
        print(f"   new is {new.api_key}, with the role {', '.join(names)}")

        print("7. The same e-mail address a second time")
        try:
            client.users.create(name="Ada Again", email="ada@client.example", role=Role.REPORTS)
        except Conflict as error:
            print(f"   refused, as it should be: {error.message}")


def principal_of(key: AccessKey) -> Principal:
    return Principal(type="apiKey", id=key.api_key)


def copy_roles(client: Provisioning, old: AccessKey, new: AccessKey) -> list[str]:
    """Give a key the roles of another one, those for single folders and collections too, and return their names."""
    roles_of = partial(client.principals.list_roles, principal_type="apiKey", principal_id=old.api_key)
    held = [*roles_of(permission_type="global").data, *roles_of(permission_type="content").data]
    wanted = [
        RoleToManage(id=role.id, scope_id=role.scope_id or UNSET, policy_parameters=role.policy_parameters or UNSET)
        for role in held
    ]
    if wanted:
        client.principals.update_roles(operation="add", principal=principal_of(new), roles=wanted)
    return [role.name for role in held]


if __name__ == "__main__":
    main()
