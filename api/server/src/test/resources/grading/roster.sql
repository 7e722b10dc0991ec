select * from register
