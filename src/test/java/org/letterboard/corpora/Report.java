package org.letterboard.corpora;

import java.util.ArrayList;
import java.util.List;

/// The corpus report: one line a set, and the files that fall short.
final class Report {
    private Report() {}

    static List<Score> scores(Folder folder) {
        var scores = new ArrayList<Score>();
        scores.addAll(new ReplyTexts(folder).scores());
        scores.addAll(new Bounces(folder).scores());
        scores.addAll(new Kinds(folder).scores());
        scores.addAll(new Formats(folder).scores());
        scores.addAll(new Trees(folder).scores());
        scores.addAll(new LostReplies(folder).scores());
        scores.addAll(new WinmailFiles(folder).scores());
        scores.addAll(new DigestsApart(folder).scores());
        scores.add(new Limits(folder).memory());
        return scores;
    }

    /// Sets whose names hold the first argument; all without one.
    public static void main(String[] args) {
        if (!Folder.SHARED.isThere()) {
            System.out.println("skipped: " + Folder.SHARED.root() + " is not there");
            return;
        }
        var limits = new Limits(Folder.SHARED);
        var scores = new ArrayList<>(scores(Folder.SHARED));
        scores.add(limits.time());
        for (var score : scores) {
            if (args.length > 0 && !score.set().contains(args[0])) continue;
            System.out.printf("%-40s %5d / %5d  %5.1f %%%n", score.set(), score.passed(), score.total(), score.share());
            score.missed().forEach(missed -> System.out.println("    " + missed));
        }
        if (args.length == 0) System.out.println("read and explained: " + limits.speed());
    }
}
