package org.letterboard.mail;

/// A person in a header: a display name, empty where there is none, and an address (RFC 5322 section 3.4).
public record Mailbox(String name, EmailAddress address) {}
