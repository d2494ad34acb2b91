package org.letterboard.control;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/// What a command asks for. One JSON line on the socket: `{"command":"topics","list":"walkers","json":true}`.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "command")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Request.ShowStatus.class, name = "status"),
    @JsonSubTypes.Type(value = Request.ShowLists.class, name = "lists"),
    @JsonSubTypes.Type(value = Request.ShowTopics.class, name = "topics"),
    @JsonSubTypes.Type(value = Request.JoinTopics.class, name = "topics join"),
    @JsonSubTypes.Type(value = Request.SplitTopic.class, name = "topics split"),
    @JsonSubTypes.Type(value = Request.ImportArchive.class, name = "import"),
    @JsonSubTypes.Type(value = Request.FinishImport.class, name = "import --finish"),
    @JsonSubTypes.Type(value = Request.ExportArchive.class, name = "export"),
    @JsonSubTypes.Type(value = Request.MakeBackup.class, name = "backup"),
    @JsonSubTypes.Type(value = Request.AskWhy.class, name = "why"),
    @JsonSubTypes.Type(value = Request.ShowMembers.class, name = "members list"),
    @JsonSubTypes.Type(value = Request.AddMember.class, name = "members add"),
    @JsonSubTypes.Type(value = Request.RemoveMember.class, name = "members remove"),
    @JsonSubTypes.Type(value = Request.ImportMembers.class, name = "members import"),
    @JsonSubTypes.Type(value = Request.SendDigests.class, name = "digests run"),
    @JsonSubTypes.Type(value = Request.RebuildSearch.class, name = "search rebuild"),
    @JsonSubTypes.Type(value = Request.ShowInbox.class, name = "inbox list"),
    @JsonSubTypes.Type(value = Request.RetryInbox.class, name = "inbox retry"),
    @JsonSubTypes.Type(value = Request.ShowSource.class, name = "inbox source"),
    @JsonSubTypes.Type(value = Request.ShowHeld.class, name = "held list"),
    @JsonSubTypes.Type(value = Request.ShowHeldText.class, name = "held show"),
    @JsonSubTypes.Type(value = Request.ApproveHeld.class, name = "held approve"),
    @JsonSubTypes.Type(value = Request.RejectHeld.class, name = "held reject"),
    @JsonSubTypes.Type(value = Request.UndoHeld.class, name = "held undo"),
    @JsonSubTypes.Type(value = Request.ShowOutbox.class, name = "outbox list"),
    @JsonSubTypes.Type(value = Request.ShowFailed.class, name = "outbox failed"),
    @JsonSubTypes.Type(value = Request.RetryOutbox.class, name = "outbox retry")
})
public sealed interface Request {

    record ShowStatus() implements Request {}

    record ShowLists() implements Request {}

    record ShowTopics(String list, boolean json) implements Request {}

    /// @param post  the number of a post whose topic takes in another
    /// @param other of a post in that one
    record JoinTopics(String list, String post, String other) implements Request {}

    /// @param post its number; it begins a topic of its own, with all that is below it
    record SplitTopic(String list, String post) implements Request {}

    /// @param files absolute, since the gateway reads them
    /// @param bar   whether a terminal shows the progress
    record ImportArchive(String list, List<String> files, boolean bar) implements Request {}

    /// Shows what an import brought that was broken off.
    record FinishImport(String list) implements Request {}

    record ExportArchive(String list) implements Request {}

    /// All of this installation.
    ///
    /// @param config the folder of the settings' files, absolute
    /// @param tell   whether somebody wants to know how far it is
    record MakeBackup(String config, boolean tell) implements Request {}

    /// @param id as people see it: `4F2A`, or a Message-ID
    record AskWhy(String id) implements Request {}

    record ShowMembers(String list, boolean json) implements Request {}

    /// @param delivery empty where it was not said: each post for who is new, no change for who is not
    record AddMember(String list, String address, String name, String delivery) implements Request {}

    record RemoveMember(String list, String address) implements Request {}

    /// @param text the whole file, `address,name,delivery` a line
    record ImportMembers(String list, String text) implements Request {}

    /// @param address of one reader; empty for all
    record SendDigests(String list, String address) implements Request {}

    /// @param list empty for all
    record RebuildSearch(String list) implements Request {}

    record ShowInbox() implements Request {}

    /// @param id one that was set aside, or `all`
    record RetryInbox(String id) implements Request {}

    /// The bytes of a message as they came in.
    record ShowSource(String id) implements Request {}

    /// @param list empty for all
    record ShowHeld(String list) implements Request {}

    /// @param id   of the message, as people see it
    /// @param list empty where the message is held on one only
    record ShowHeldText(String id, String list) implements Request {}

    record ApproveHeld(String id, String list) implements Request {}

    /// @param reason for the author; empty for none
    record RejectHeld(String id, String list, String reason) implements Request {}

    record UndoHeld(String id, String list) implements Request {}

    record ShowOutbox() implements Request {}

    record ShowFailed() implements Request {}

    record RetryOutbox() implements Request {}
}
