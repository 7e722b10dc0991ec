package city.weir.catalog;

/** What an entry describes. */
public enum Kind {
  /** 数据集: a table of the lake, described by its contract. */
  DATASET("数据集"),
  /** 文件. */
  FILE("文件"),
  /** 服务接口: an API of others. */
  SERVICE("服务接口"),
  /** 设备: something that measures or acts in the field. */
  DEVICE("感知设备"),
  /** 视频: a camera of GB/T 28181; its pictures are not carried here. */
  CAMERA("视频监控");

  private final String chinese;

  Kind(String chinese) {
    this.chinese = chinese;
  }

  public String chinese() {
    return chinese;
  }
}
