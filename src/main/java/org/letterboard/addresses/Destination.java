package org.letterboard.addresses;

import org.jspecify.annotations.Nullable;

/// What one of our addresses is for. The name of a list is in lower case, and so are tokens and aliases.
public sealed interface Destination {

    /// `walkers`: a post to the list.
    record Post(String list) implements Destination {}

    /// `walkers-request`: commands in the subject or the text.
    record Request(String list) implements Destination {}

    /// `walkers-join` or `walkers-subscribe`.
    record Join(String list) implements Destination {}

    /// `walkers-leave` or `walkers-unsubscribe`.
    record Leave(String list) implements Destination {}

    /// `walkers-help`.
    record Help(String list) implements Destination {}

    /// `walkers-owner`: to the people who run the list.
    record Owner(String list) implements Destination {}

    /// `walkers-bounces+TOKEN`: what comes back of a mail of ours. The token says whose; some systems drop it.
    record Bounces(String list, @Nullable String token) implements Destination {}

    /// `walkers+TOKEN`: an answer to what we asked. It has a token's form; whether it is one of ours, [Tokens] says.
    record Answer(String list, String token) implements Destination {}

    /// `walkers+ann.k7f3`: to a member who is known by this [Alias].
    record Masked(String list, String alias) implements Destination {}

    /// `postmaster`: to the operator (RFC 5321 section 4.5.1).
    record Postmaster() implements Destination {}

    /// `abuse`: to the operator (RFC 2142).
    record Abuse() implements Destination {}
}
