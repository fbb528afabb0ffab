package io.pitot.cli.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.pitot.cli.HostileDumps;
import io.pitot.cli.OrdersDumps;
import io.pitot.cli.analysis.Analysis;
import io.pitot.cli.analysis.Report;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The page in a real browser. Left out where there is none: apt-get install chromium. */
class HtmlReportInBrowserTest {

    private static final Report BUSY =
            Analysis.report(OrdersDumps.busy(), OrdersDumps.verdict(), Map.of("np1:7f3a91c2", 12));

    @TempDir
    private static Path folder;

    private static Chromium browser;

    @BeforeAll
    static void startBrowser() throws Exception {
        Optional<Path> executable = Chromium.installed();
        assumeTrue(executable.isPresent(), "no chromium on the PATH: the page is not looked at in a browser");
        browser = new Chromium(executable.get(), Files.createDirectory(folder.resolve("profile")));
    }

    @AfterAll
    static void stopBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void itsOwnStyleAndScriptRunAndNothingIsAskedOrComplainedOf() throws Exception {
        String session = load(BUSY, 1400, false);
        assertSilent(session);
        assertThat(browser.evaluate(session, "document.documentElement.className")
                        .asString())
                .isEqualTo("scripted");
        assertThat(browser.evaluate(session, "getComputedStyle(document.querySelector('.card')).borderLeftWidth")
                        .asString())
                .isEqualTo("6px");
    }

    @Test
    void nothingInADumpRuns() throws Exception {
        String session = load(HostileDumps.report(), 800, false);
        assertSilent(session);
        assertThat(browser.evaluate(session, "document.scripts.length").asInt()).isEqualTo(1);
        assertThat(browser.evaluate(session, "document.querySelector('h1').textContent")
                        .asString())
                .startsWith("orders<script>alert(1)</script>|");
    }

    /** Even if something of a dump got through: it could neither run nor ask anybody. */
    @Test
    void itsPolicyLetsNothingElseRunOrLoad() throws Exception {
        String session = load(BUSY, 800, false);
        String script = """
                const script = document.createElement('script');
                script.textContent = 'window.ran = true';
                document.body.append(script);
                const image = document.createElement('img');
                image.src = 'http://127.0.0.1:9/';
                document.body.append(image);
                const style = document.createElement('style');
                style.textContent = 'body { display: none }';
                document.body.append(style);
                [typeof window.ran, getComputedStyle(document.body).display].join()
                """;
        assertThat(browser.evaluate(session, script).asString()).isEqualTo("undefined,block");
        assertThat(browser.events(session, "Network.responseReceived"))
                .allMatch(event -> event.get("params")
                        .get("response")
                        .get("url")
                        .asString()
                        .startsWith("file:"));
    }

    /** What does not fit scrolls in a box of its own; the page does not. */
    @Test
    void noWindowIsTooNarrow() throws Exception {
        for (int width : List.of(360, 800, 1400)) {
            for (boolean dark : List.of(false, true)) {
                screenshot(load(OverTime.report(0, 60), width, dark), "time-" + width + (dark ? "-dark" : "-light"));
                String session = load(BUSY, width, dark);
                assertThat(browser.evaluate(session, "document.documentElement.scrollWidth")
                                .asInt())
                        .isLessThanOrEqualTo(width);
                screenshot(session, width + (dark ? "-dark" : "-light"));
            }
        }
    }

    @Test
    void whatIsComparedFitsToo() throws Exception {
        for (int width : List.of(360, 800)) {
            String session = load(HtmlReportTest.comparing(), width, width == 800);
            assertSilent(session);
            assertThat(browser.evaluate(session, "document.documentElement.scrollWidth")
                            .asInt())
                    .isLessThanOrEqualTo(width);
            screenshot(session, "compared-" + width);
        }
    }

    @Test
    void darkIsDark() throws Exception {
        String colour = "getComputedStyle(document.body).backgroundColor";
        assertThat(browser.evaluate(load(BUSY, 800, false), colour).asString()).isEqualTo("rgb(251, 251, 250)");
        assertThat(browser.evaluate(load(BUSY, 800, true), colour).asString()).isEqualTo("rgb(20, 23, 26)");
    }

    @Test
    void aFilterLeavesTheRowsThatHaveTheWord() throws Exception {
        String session = load(BUSY, 800, false);
        String script = """
                const input = document.querySelector('input[data-table=table-endpoints]');
                input.value = 'PAYMENTS';
                input.dispatchEvent(new Event('input'));
                Array.from(document.querySelectorAll('#table-endpoints tbody tr'))
                    .filter(row => !row.hidden).map(row => row.firstChild.textContent).join()
                """;
        assertThat(browser.evaluate(session, script).asString()).isEqualTo("POST /payments");
    }

    @Test
    void whateverIsFoldedIsOnPaper() throws Exception {
        String session = load(BUSY, 800, false);
        JsonNode pdf = browser.call(session, "Page.printToPDF", "{}");
        assertThat(Base64.getDecoder().decode(pdf.get("data").asString())).startsWith('%', 'P', 'D', 'F');
        assertThat(browser.evaluate(session, "document.querySelectorAll('details:not([open])').length")
                        .asInt())
                .isZero();
    }

    @Test
    void everythingThatFoldsOrScrollsIsReachedByTheKeyboard() throws Exception {
        String session = load(BUSY, 360, false);
        String unreachable = """
                Array.from(document.querySelectorAll('summary, .scroll, a, input'))
                    .filter(element => element.tabIndex < 0).length
                """;
        assertThat(browser.evaluate(session, unreachable).asInt()).isZero();
        assertThat(browser.evaluate(
                                session, "document.querySelectorAll('svg:not([aria-label]):not([aria-hidden])').length")
                        .asInt())
                .isZero();
    }

    @Test
    void linesOverTimeAreReadAndLookedAtCloserByTheKeyboard() throws Exception {
        String session = load(OverTime.report(0, 60), 800, false);
        String script = """
                const series = document.querySelector('.series');
                const press = key => series.dispatchEvent(new KeyboardEvent('keydown', {key, cancelable: true}));
                const box = () => series.querySelector('svg').getAttribute('viewBox');
                const seen = [box()];
                press('Home'); press('ArrowRight');
                seen.push(series.querySelector('output').textContent.replace(/ \u00b7.*/, ''));
                press('+'); press('+');
                seen.push(box());
                press('Escape');
                seen.push(box());
                seen.join('|')
                """;
        assertThat(browser.evaluate(session, script).asString())
                .isEqualTo("0 0 1000 100|from 2026-11-20 14:03:00|0 0 250 100|0 0 1000 100");
        assertSilent(session);
    }

    @Test
    void linesOverTimeAreLookedAtCloserByThePointer() throws Exception {
        String session = load(OverTime.report(0, 60), 800, false);
        String script = """
                const chart = document.querySelector('.series svg');
                const at = part => {
                  const box = chart.getBoundingClientRect();
                  return {clientX: box.left + box.width * part, bubbles: true};
                };
                chart.dispatchEvent(new PointerEvent('pointerdown', at(0.25)));
                chart.dispatchEvent(new PointerEvent('pointermove', at(0.5)));
                chart.dispatchEvent(new PointerEvent('pointerup', at(0.75)));
                Array.from(document.querySelectorAll('.line svg'), svg => svg.getAttribute('viewBox')
                    .split(' ').map(Number).map(Math.round).join(' ')).filter((box, i, all) => all.indexOf(box) === i).join('|')
                """;
        assertThat(browser.evaluate(session, script).asString()).isEqualTo("250 0 500 100");
        assertSilent(session);
    }

    @Test
    void theWholeReportIsThereToBeSeenAndSaved() throws Exception {
        String session = load(BUSY, 800, false);
        browser.evaluate(session, "document.querySelector('[data-do=show]').click()");
        browser.evaluate(session, """
                let name = '';
                HTMLAnchorElement.prototype.click = function () { name = this.download + ' ' + this.href.slice(0, 5); };
                document.querySelector('[data-do=save]').click()
                """);
        String shown = "document.querySelector('.json pre').textContent";
        await(session, shown + ".length > 0 && name !== ''");
        StringWriter json = new StringWriter();
        JsonReport.print(BUSY, new PrintWriter(json));
        assertThat(browser.evaluate(session, shown).asString()).isEqualTo(json.toString());
        assertThat(browser.evaluate(session, "name").asString()).isEqualTo("pitot-report.json blob:");
    }

    private static void await(String session, String condition) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (!browser.evaluate(session, "String(" + condition + ")")
                .asString()
                .equals("true")) {
            assertThat(System.nanoTime()).as(condition).isLessThan(deadline);
            Thread.sleep(20);
        }
    }

    @Test
    void aLargeServiceLoads() throws Exception {
        String session =
                load(Analysis.report(OrdersDumps.large(500, 5_000), OrdersDumps.verdict(), Map.of()), 1400, false);
        assertSilent(session);
        assertThat(browser.evaluate(session, "document.querySelectorAll('#table-queries tbody tr').length")
                        .asInt())
                .isEqualTo(202);
    }

    /** No message in the console, no exception, and no request but for the page itself. */
    private static void assertSilent(String session) {
        for (String trouble : List.of(
                "Log.entryAdded",
                "Runtime.consoleAPICalled",
                "Runtime.exceptionThrown",
                "Page.javascriptDialogOpening")) {
            assertThat(browser.events(session, trouble)).as(trouble).isEmpty();
        }
        assertThat(browser.events(session, "Network.requestWillBeSent")).hasSize(1);
    }

    private static String load(Report report, int width, boolean dark) throws Exception {
        return load(HtmlReportTest.html(report), width, dark);
    }

    private static String load(String html, int width, boolean dark) throws Exception {
        Path page = Files.writeString(Files.createTempFile(folder, "report", ".html"), html);
        String session = browser.open(width, dark);
        browser.load(session, page.toUri());
        return session;
    }

    /** Kept for those who want to see it. */
    private static void screenshot(String session, String name) throws Exception {
        JsonNode shot = browser.call(session, "Page.captureScreenshot", "{\"captureBeyondViewport\": true}");
        Path shots = Files.createDirectories(Path.of("target/screenshots"));
        Files.write(
                shots.resolve("report-" + name + ".png"),
                Base64.getDecoder().decode(shot.get("data").asString()));
    }
}
