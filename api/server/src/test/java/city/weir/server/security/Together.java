package city.weir.server.security;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Lets several do the same thing in the same moment. */
final class Together {
  private Together() {}

  static void run(int threads, Runnable task) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      CyclicBarrier start = new CyclicBarrier(threads);
      Callable<Void> each =
          () -> {
            start.await();
            task.run();
            return null;
          };
      List<Future<Void>> all = new ArrayList<>();
      for (Callable<Void> one : Collections.nCopies(threads, each)) {
        all.add(pool.submit(one));
      }
      for (Future<Void> one : all) {
        one.get();
      }
    } finally {
      pool.shutdown();
    }
  }
}
