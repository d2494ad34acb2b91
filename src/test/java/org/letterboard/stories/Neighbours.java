package org.letterboard.stories;

/// What a village writes to its list: enough to look at, with all that is hard to show.
final class Neighbours {
    private Neighbours() {}

    static void write(Town town, String list) {
        var day = 1;
        post(town, list, day++, "rosa", "Rosa Meyer", "lunch", "", "Lunch on Sunday?", """
                Dear all,

                shall we walk to the mill on Sunday and have lunch there? Tom says that the
                path along the river is dry again, and the kitchen is open until three.

                It is about five miles. The map is here:
                https://maps.example.org/walks/the-mill-and-back?from=station&length=5miles&surface=dry-paths-only

                Rosa
                """);
        post(town, list, day++, "tom", "Tom Hardcastle", "yes", "lunch", "Re: Lunch on Sunday?", """
                Gladly! I can take two people in the car, for those who do not walk so far.

                On Sunday, Rosa Meyer <rosa@example.net> wrote:
                > shall we walk to the mill on Sunday and have lunch there? Tom says that the
                > path along the river is dry again, and the kitchen is open until three.

                --\s
                Tom Hardcastle, tom@example.net
                """);
        post(town, list, day++, "ann", "Ann Bell", "car", "yes lunch", "Re: Lunch on Sunday?", """
                Could you take me, Tom? My knee is still bad, but I would love to come, and to
                see you all again after so long.

                Ann
                """);
        post(town, list, day++, "tom", "Tom Hardcastle", "ofcourse", "car yes lunch", "Re: Lunch on Sunday?", """
                Of course, Ann. I shall be at your door at ten.

                > Could you take me, Tom?
                """);
        post(town, list, day++, "bea", "Bea", "deep", "ofcourse car yes lunch", "Re: Lunch on Sunday?", """
                Me too, please! Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft
                """);
        post(town, list, day++, "rosa", "Rosa Meyer", "table", "lunch", "Re: Lunch on Sunday?", """
                I have booked a table for twelve at one o'clock.
                """);
        post(
                town,
                list,
                day++,
                "sam",
                "Sam",
                "boots",
                "",
                "Lost: one left boot, brown, size 44",
                "Has anyone seen it?\n");
        timetable(town, list);
    }

    private static void timetable(Town town, String list) {
        town.send("eva@example.net", list, """
                From: Eva <eva@example.net>
                Subject: Timetable of the bus
                Message-ID: <bus@example.net>
                Date: Wed, 8 Jul 2026 10:00:00 +0000
                Content-Type: text/html; charset=utf-8

                <h1>The bus</h1><p>Here is the <b>new</b> timetable:</p>
                <table width=900><tr><th>From</th><th>Monday</th><th>Tuesday</th><th>Wednesday</th><th>Thursday</th><th>Friday</th></tr>
                <tr><td>Station</td><td>10:00</td><td>10:00</td><td>10:00</td><td>10:00</td><td>11:30</td></tr></table>
                <pre>a line of a program that is much longer than the screen of a telephone could ever show it in one piece</pre>
                <ul><li>Tickets on the bus<li><a href="https://bus.example.org/">More</a></ul>
                <blockquote>When does it go?</blockquote>
                """);
        town.awaitPosts("walkers", 8);
    }

    private static void post(
            Town town,
            String list,
            int day,
            String who,
            String name,
            String id,
            String answers,
            String subject,
            String text) {
        var references = new StringBuilder();
        for (var answer : answers.split(" ", -1))
            if (!answer.isEmpty()) references.insert(0, " <" + answer + "@example.net>");
        town.send(who + "@example.net", list, """
                From: %s <%s@example.net>
                Subject: %s
                Message-ID: <%s@example.net>
                References:%s
                Date: %d Jul 2026 09:30:00 +0000
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8

                %s""".formatted(name, who, subject, id, references, day, text));
        town.awaitPosts("walkers", day);
    }
}
