package io.pitot.it.app;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Scores with a model from a file, a model from bytes and a class of its own. */
public final class ScoringApp {

    /** What each request scores. */
    public static final int ROWS = 12;

    /** How often a request scores the same. */
    public static final int TIMES = 30;

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession churn;
    private final OrtSession single;
    private final OrtSession again;
    private final AtomicInteger customers = new AtomicInteger();
    private final Scorer scorer = new Scorer();

    private ScoringApp() throws IOException, OrtException {
        Path file = Path.of("churn-v2.onnx");
        Files.write(file, TinyModel.file("graph-in-file", true));
        Files.write(Path.of("for-each-request.onnx"), TinyModel.file("graph-in-file", true));
        churn = environment.createSession(file.toString());
        again = environment.createSession(TinyModel.file("asked-again", true));
        single = environment.createSession(TinyModel.file("graph-in-bytes", false));
    }

    /** Runs until ended. */
    public static void main(String[] args) throws Exception {
        ScoringApp app = new ScoringApp();
        new WebServer()
                .servlet("/rows", app::rows)
                .servlet("/same", app::same)
                .servlet("/batch", app::batch)
                .servlet("/single", app::single)
                .servlet("/own", app::own)
                .servlet("/loads", app::loads)
                .run();
    }

    private void rows(HttpServletRequest request, HttpServletResponse response) throws ServletException {
        for (int row = 0; row < ROWS; row++) {
            run(churn, new float[][] {{row, customers.incrementAndGet()}}); // here: row by row
        }
    }

    private void same(HttpServletRequest request, HttpServletResponse response) throws ServletException {
        float[][] customer = {{1, customers.incrementAndGet()}};
        for (int time = 0; time < TIMES; time++) {
            run(again, customer); // here: the same again
        }
    }

    private void batch(HttpServletRequest request, HttpServletResponse response) throws ServletException {
        run(churn, ROWS);
    }

    private void single(HttpServletRequest request, HttpServletResponse response) throws ServletException {
        run(single, 1);
    }

    private void loads(HttpServletRequest request, HttpServletResponse response) throws ServletException {
        try (OrtSession loaded = environment.createSession("for-each-request.onnx")) {
            run(loaded, 1); // here: loaded again
        } catch (OrtException e) {
            throw new ServletException(e);
        }
    }

    private void own(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print(scorer.score(Integer.parseInt(request.getParameter("customer"))));
    }

    private void run(OrtSession session, int rows) throws ServletException {
        run(session, new float[rows][2]);
    }

    private void run(OrtSession session, float[][] rows) throws ServletException {
        try (OnnxTensor input = OnnxTensor.createTensor(environment, rows);
                OrtSession.Result result = session.run(Map.of("x", input))) { // here: run
            if (((float[][]) result.get(0).getValue()).length != rows.length) {
                throw new IllegalStateException("as many rows out as in");
            }
        } catch (OrtException e) {
            throw new ServletException(e);
        }
    }
}
