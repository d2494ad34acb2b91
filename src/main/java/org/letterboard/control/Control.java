package org.letterboard.control;

import org.letterboard.control.Request.AddMember;
import org.letterboard.control.Request.ApproveHeld;
import org.letterboard.control.Request.AskWhy;
import org.letterboard.control.Request.ExportArchive;
import org.letterboard.control.Request.FinishImport;
import org.letterboard.control.Request.ImportArchive;
import org.letterboard.control.Request.ImportMembers;
import org.letterboard.control.Request.JoinTopics;
import org.letterboard.control.Request.MakeBackup;
import org.letterboard.control.Request.RebuildSearch;
import org.letterboard.control.Request.RejectHeld;
import org.letterboard.control.Request.RemoveMember;
import org.letterboard.control.Request.RetryInbox;
import org.letterboard.control.Request.RetryOutbox;
import org.letterboard.control.Request.SendDigests;
import org.letterboard.control.Request.ShowFailed;
import org.letterboard.control.Request.ShowHeld;
import org.letterboard.control.Request.ShowHeldText;
import org.letterboard.control.Request.ShowInbox;
import org.letterboard.control.Request.ShowLists;
import org.letterboard.control.Request.ShowMembers;
import org.letterboard.control.Request.ShowOutbox;
import org.letterboard.control.Request.ShowSource;
import org.letterboard.control.Request.ShowStatus;
import org.letterboard.control.Request.ShowTopics;
import org.letterboard.control.Request.SplitTopic;
import org.letterboard.control.Request.UndoHeld;

/// Does what a command asks for, whether it comes through the socket or not.
public final class Control {
    private final AboutLists lists;
    private final AboutTopics topics;
    private final AboutArchives archives;
    private final AboutMembers members;
    private final AboutDigests digests;
    private final AboutInbox inbox;
    private final AboutHeld held;
    private final AboutOutbox outbox;
    private final AboutSearch search;
    private final AboutBackups backups;
    private final AboutStatus status;
    private final Why why;

    public Control(Rooms rooms) {
        lists = new AboutLists(rooms);
        topics = new AboutTopics(rooms);
        archives = new AboutArchives(rooms);
        members = new AboutMembers(rooms);
        digests = new AboutDigests(rooms);
        inbox = new AboutInbox(rooms);
        held = new AboutHeld(rooms);
        outbox = new AboutOutbox(rooms);
        search = new AboutSearch(rooms);
        backups = new AboutBackups(rooms);
        status = new AboutStatus(rooms);
        why = new Why(rooms);
    }

    /// Returns the exit code: 0 when it was done, 1 when not, and then the answer says why.
    public int answer(Request request, Answer answer) {
        return switch (request) {
            case ShowStatus() -> status.show(answer);
            case ShowLists() -> lists.show(answer);
            case ShowTopics(var list, var json) -> lists.topics(list, json, answer);
            case JoinTopics(var list, var post, var other) -> topics.join(list, post, other, answer);
            case SplitTopic(var list, var post) -> topics.split(list, post, answer);
            case ImportArchive(var list, var files, var bar) -> archives.read(list, files, bar, answer);
            case FinishImport(var list) -> archives.finish(list, answer);
            case ExportArchive(var list) -> archives.write(list, answer);
            case MakeBackup(var config, var tell) -> backups.write(config, tell, answer);
            case AskWhy(var id) -> why.tell(id, answer);
            case ShowMembers(var list, var json) -> members.show(list, json, answer);
            case AddMember add -> members.add(add, answer);
            case RemoveMember(var list, var address) -> members.remove(list, address, answer);
            case ImportMembers(var list, var text) -> members.read(list, text, answer);
            case SendDigests(var list, var address) -> digests.send(list, address, answer);
            case RebuildSearch(var list) -> search.rebuild(list, answer);
            case ShowInbox() -> inbox.show(answer);
            case RetryInbox(var id) -> inbox.retry(id, answer);
            case ShowSource(var id) -> inbox.source(id, answer);
            case ShowHeld(var list) -> held.show(list, answer);
            case ShowHeldText(var id, var list) -> held.text(id, list, answer);
            case ApproveHeld(var id, var list) -> held.approve(id, list, answer);
            case RejectHeld(var id, var list, var reason) -> held.reject(id, list, reason, answer);
            case UndoHeld(var id, var list) -> held.undo(id, list, answer);
            case ShowOutbox() -> outbox.show(answer);
            case ShowFailed() -> outbox.failed(answer);
            case RetryOutbox() -> outbox.retry(answer);
        };
    }
}
