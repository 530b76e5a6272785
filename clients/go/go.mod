module clausewise.dev/clients/go

go 1.18

require github.com/GIT_USER_ID/GIT_REPO_ID v0.0.0

// As the generator calls it where it is not told whose it is.
replace github.com/GIT_USER_ID/GIT_REPO_ID => ../target/go
