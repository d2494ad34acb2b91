package org.letterboard.web;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.letterboard.addresses.AddressGrammar;
import org.letterboard.addresses.Tokens;
import org.letterboard.board.Board;
import org.letterboard.db.Database;
import org.letterboard.display.Addressless;
import org.letterboard.errands.Effect;
import org.letterboard.lists.Lists;
import org.letterboard.lists.Members;
import org.letterboard.search.Search;
import org.letterboard.settings.Secret;
import org.letterboard.settings.WebSettings;
import org.letterboard.watch.Watch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Listens for browsers and answers them.
public final class WebDoor implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(WebDoor.class);

    // Of the threads that accept and select; requests have virtual ones.
    private static final int SERVER_THREADS = 12;
    // Whoever is silent so long may come again.
    private static final Duration IDLE = Duration.ofSeconds(30);
    // Cookies of the whole domain come along; ours have 100 bytes.
    private static final int HEADER_BYTES = 16 * 1024;
    private static final int LONGEST_PATH = 2_000;
    private static final Duration CLOSING = Duration.ofSeconds(10);

    private static final String PAGE_POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'";

    private final WebSettings settings;
    private final RequestThreads threads = new RequestThreads();
    private final Pages pages;
    private final Login login;
    private final OneClick oneClick;
    private final BoardPages boardPages;
    private final SearchPages searchPages;
    private final Spool spool;
    private final Photos photos;
    private final Downloads downloads;
    private final Probes probes;
    private final Database database;
    private @Nullable Javalin server;

    /// @param templates where an administrator may have changed copies of the pages
    /// @param folder    for files that live as long as a request, and for copies of photos
    /// @param metricsToken lets programs elsewhere look at `/health` and `/metrics`
    /// @param carryOut  makes effects happen, in a transaction of their own
    public WebDoor(
            WebSettings settings,
            Path templates,
            Database database,
            Clock clock,
            SecureRandom random,
            AddressGrammar addresses,
            Tokens tokens,
            Lists lists,
            Members members,
            Board board,
            Search search,
            Messages messages,
            Path folder,
            Watch watch,
            Supplier<Optional<Secret>> metricsToken,
            Consumer<List<Effect>> carryOut) {
        this.settings = settings;
        this.database = database;
        var url = settings.url();
        var addressless = new Addressless(addresses, name -> lists.named(name).isPresent());
        var sessions = new Sessions(members, clock, random, settings.https());
        var forms = new Forms(sessions, url);
        pages = new Pages(templates, Objects.requireNonNullElse(url.getRawPath(), ""));
        login = new Login(url, database, lists, members, sessions, forms, pages, carryOut, threads, clock);
        var entrance = new Entrance(database, lists, members, sessions, pages, login::ask);
        oneClick = new OneClick(database, lists, members, tokens, pages, carryOut);
        boardPages = new BoardPages(database, lists, board, entrance, sessions, pages, addresses, addressless);
        searchPages =
                new SearchPages(database, lists, board, search, entrance, sessions, pages, addressless, login::ask);
        probes = new Probes(watch, metricsToken);
        spool = new Spool(messages, folder);
        photos = new Photos(spool, folder.resolve("pictures"));
        downloads = new Downloads(board, entrance, pages, addressless, spool, photos);
    }

    /// Listens from now on.
    public void start() throws IOException {
        spool.start();
        photos.start();
        var listen = settings.listen();
        server = Javalin.create(this::configure).start(listen.host(), listen.port());
    }

    /// The port it listens on, also where the settings say 0.
    public int port() {
        return Objects.requireNonNull(server, "the web door is closed").port();
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.http.prefer405over404 = true;
        var pool = new QueuedThreadPool(SERVER_THREADS, 2);
        pool.setName("web-server");
        pool.setVirtualThreadsExecutor(threads);
        config.jetty.threadPool = pool;
        config.jetty.modifyServer(jetty -> {
            jetty.insertHandler(new GracefulHandler());
            jetty.setStopTimeout(CLOSING.toMillis());
        });
        config.jetty.modifyHttpConfiguration(http -> {
            http.setRequestHeaderSize(HEADER_BYTES);
            http.setIdleTimeout(IDLE.toMillis());
            http.setSendServerVersion(false);
        });
        routes(config.routes);
    }

    private void routes(RoutesConfig routes) {
        routes.before(this::greet);
        look(routes, "/", boardPages::start);
        look(routes, "/health", probes::health);
        look(routes, "/metrics", probes::metrics);
        look(routes, "/robots.txt", _ -> robots());
        look(routes, "/favicon.ico", _ -> new Answer.Words(404, "text/plain", "There is none.\n"));
        look(routes, "/style.css", _ -> new Answer.Page(200, pages.style(), Answer.Audience.PUBLIC));
        look(routes, "/login", login::form);
        routes.post("/login", act(login::mail));
        look(routes, "/login/{token}", login::link);
        routes.post("/login/{token}", act(login::enter));
        look(routes, "/logout", login::askToLeave);
        routes.post("/logout", act(login::leave));
        look(routes, "/leave/{list}/{token}", oneClick::show);
        routes.post("/leave/{list}/{token}", act(oneClick::act));
        look(routes, "/search", searchPages::all);
        look(routes, "/{list}", boardPages::list);
        look(routes, "/{list}/search", searchPages::list);
        look(routes, "/{list}/topic/{id}", boardPages::topic);
        look(routes, "/{list}/{number}", boardPages::post);
        look(routes, "/{list}/{number}/attachment/{part}/{name}", downloads::file);
        look(routes, "/{list}/{number}/picture/{part}", downloads::picture);
        routes.exception(HttpResponseException.class, (refused, ctx) -> refuse(ctx, refused.getStatus()));
        routes.exception(Exception.class, (bug, ctx) -> fail(ctx, bug));
    }

    /// A page to look at; HEAD gets the same without the body.
    private void look(RoutesConfig routes, String path, Function<Context, Answer> page) {
        var handler = act(page);
        routes.get(path, handler);
        routes.head(path, handler);
    }

    private Handler act(Function<Context, Answer> page) {
        return ctx -> new Sending(ctx, pages.base()).send(page.apply(ctx));
    }

    private void greet(Context ctx) {
        ctx.header("Content-Security-Policy", PAGE_POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("Referrer-Policy", "same-origin")
                .header("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
                .header("Cross-Origin-Resource-Policy", "same-origin");
        if (ctx.path().length() > LONGEST_PATH) throw new HttpResponseException(414, "too long");
        // Javalin would take a GET for whatever this header says; a GET must change nothing.
        if (ctx.header("X-HTTP-Method-Override") != null) throw new HttpResponseException(400, "no overriding");
    }

    private static Answer robots() {
        return new Answer.Words(
                200,
                "text/plain",
                "User-agent: *\nDisallow: /login\nDisallow: /leave/\nDisallow: /search\nDisallow: /*/search\n");
    }

    private void refuse(Context ctx, int status) {
        var words = status == 404 || status == 405
                ? "Perhaps the address was cut off in a mail."
                : "We did not understand that. Please go back and try once more.";
        var title = status == 404 || status == 405 ? "There is nothing here" : "That did not work";
        excuse(ctx, status, title, words);
    }

    /// The one catch-all of a request.
    private void fail(Context ctx, Exception bug) {
        var passing = bug instanceof RuntimeException runtime && database.passes(runtime);
        if (passing) log.warn("a page could not be made path={} reason={}", ctx.path(), bug.getMessage());
        else log.error("a page could not be made path={}", ctx.path(), bug);
        excuse(
                ctx,
                passing ? 503 : 500,
                "Something went wrong here",
                "It is not your fault. Please try again in a minute.");
    }

    private void excuse(Context ctx, int status, String title, String words) {
        if (ctx.res().isCommitted()) return;
        try {
            new Sending(ctx, pages.base()).send(pages.message(status, false, title, words));
        } catch (IOException gone) {
            log.debug("whoever asked has hung up path={}", ctx.path());
        }
    }

    /// Takes no new requests, finishes those that are under way, and interrupts none.
    @Override
    public void close() {
        if (server == null) return;
        server.stop();
        server = null;
        if (!threads.awaitEnd(CLOSING)) log.warn("web requests are still under way after {}", CLOSING);
    }
}
