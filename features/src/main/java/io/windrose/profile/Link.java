package io.windrose.profile;

/** That an id is one of the owner's, who is a user id. */
record Link(Identifier id, Identifier owner, Cause cause) {
    /** The same link, whoever said it and when. */
    record Key(long person, long owner) {}

    Key key() {
        return new Key(id.person(), owner.person());
    }
}
